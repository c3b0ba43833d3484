import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Actor,
  type Capability,
  cancelRun,
  checkPeople,
  confirmRun,
  inviteAgain,
  invitePerson,
  may,
  type Role,
  readGeneralSettings,
  readTextLimits,
  saveGeneralSettings,
  saveLogo,
  saveTextLimits,
} from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  approveReset,
  cancelReminders,
  cancelReset,
  cancelSchedule,
  changeRole,
  correctContact,
  deactivatePerson,
  exportPeople,
  type PolicyDrafts,
  reactivatePerson,
  readPolicies,
  readResetRequests,
  remindPerson,
  resetOrAsk,
  restartSkips,
  savePolicies,
  schedulePolicies,
  sendLinkAgain,
  signOutEverywhere,
  startReminders,
  unlockFactors,
  usualPolicy,
} from "../../index.ts";
import { type ConsoleWorld, consoleWorld } from "../../testing/console-world.ts";
import { TEST_VISITOR, type TestPerson } from "../../testing.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ConsoleWorld;
let person: TestPerson;
beforeAll(async () => {
  world = await consoleWorld(database);
  person = await world.person();
  await world.console("admin");
});

type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly why?: string; readonly refusal?: { why: string } };
type Flow = {
  readonly wants: Capability;
  readonly act: (actor: Actor, whom: { readonly accountId: string }) => Promise<Outcome>;
};

const visitor = TEST_VISITOR;
const nothing = "00000000-0000-7000-8000-000000000000";
const drafts: PolicyDrafts = {
  staff: { ...usualPolicy, mode: "required_every_login", skipsAllowed: 5 },
  patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
};
const nextDrafts = { ...drafts, staff: { ...drafts.staff, skipsAllowed: 7 } };
/** As somebody sees them who has just opened the page. */
async function versions() {
  const { staff, patient } = await readPolicies(world.context, world);
  return { staff: staff.version, patient: patient.version };
}
/** The reset of some admin that another one asked for. */
async function waitingReset(): Promise<string> {
  const whom = await world.person({ portal: "admin" });
  await world.authenticator(whom);
  await resetOrAsk(world.context, world.on(whom));
  const [request] = await readResetRequests(world.context, whom);
  if (!request) throw new Error("Nobody asked.");
  return request.requestId;
}
const invited = (role: Role | null) =>
  ({ kind: role ? "staff" : "patient", role, name: "New Person", email: "new@person.example", phone: null }) as const;
const on = (actor: Actor, whom: { readonly accountId: string }) => world.on(whom, actor);

/** Every flow of the console that changes something or lets something out, and what it wants of whoever asks. */
const flows: Readonly<Record<string, Flow>> = {
  resetOrAsk: { wants: "rescue_people", act: (actor, whom) => resetOrAsk(world.context, on(actor, whom)) },
  restartSkips: { wants: "rescue_people", act: (actor, whom) => restartSkips(world.context, on(actor, whom)) },
  unlockFactors: { wants: "rescue_people", act: (actor, whom) => unlockFactors(world.context, on(actor, whom)) },
  signOutEverywhere: {
    wants: "rescue_people",
    act: (actor, whom) => signOutEverywhere(world.context, on(actor, whom)),
  },
  sendLinkAgain: { wants: "rescue_people", act: (actor, whom) => sendLinkAgain(world.context, on(actor, whom)) },
  correctContact: {
    wants: "rescue_people",
    act: (actor, whom) => correctContact(world.context, { ...on(actor, whom), email: "x@new.example", phone: null }),
  },
  remindPerson: { wants: "see_people", act: (actor, whom) => remindPerson(world.context, on(actor, whom)) },
  deactivatePerson: { wants: "manage_people", act: (actor, whom) => deactivatePerson(world.context, on(actor, whom)) },
  reactivatePerson: { wants: "manage_people", act: (actor, whom) => reactivatePerson(world.context, on(actor, whom)) },
  changeRole: {
    wants: "manage_people",
    act: (actor, whom) => changeRole(world.context, { ...on(actor, whom), role: "helpdesk" }),
  },
  approveReset: {
    wants: "manage_people",
    act: async (actor) => approveReset(world.context, { actor, requestId: await waitingReset(), visitor }),
  },
  cancelReset: {
    wants: "manage_people",
    act: async (actor) => cancelReset(world.context, { actor, requestId: await waitingReset(), visitor }),
  },
  invitePerson: {
    wants: "see_people",
    act: (actor) => invitePerson(world.context, { actor, person: invited("staff"), visitor }),
  },
  "invitePerson: to a role": {
    wants: "manage_people",
    act: (actor) => invitePerson(world.context, { actor, person: invited("helpdesk"), visitor }),
  },
  inviteAgain: { wants: "see_people", act: (actor, whom) => inviteAgain(world.context, on(actor, whom)) },
  checkPeople: {
    wants: "manage_people",
    act: (actor) => {
      const bytes = Buffer.from("name,email\nAda,ada@file.example\n");
      return checkPeople(world.context, { actor, kind: "staff", country: "GB", fileName: "a.csv", bytes, visitor });
    },
  },
  confirmRun: {
    wants: "manage_people",
    act: (actor) => confirmRun(world.context, { actor, runId: nothing, visitor }),
  },
  cancelRun: { wants: "manage_people", act: (actor) => cancelRun(world.context, { actor, runId: nothing, visitor }) },
  startReminders: {
    wants: "manage_people",
    act: (actor) => startReminders(world.context, { actor, kind: "staff", status: "not_enrolled" }),
  },
  cancelReminders: {
    wants: "manage_people",
    act: (actor) => cancelReminders(world.context, { actor, mailingId: nothing, visitor }),
  },
  savePolicies: {
    wants: "change_policy",
    act: async (actor) =>
      savePolicies(world.context, { ...drafts, actor, expected: await versions(), reason: "Asked to", visitor }),
  },
  schedulePolicies: {
    wants: "change_policy",
    act: async (actor) => {
      const takesEffectAt = new Date(world.clock.now().getTime() + 86_400_000);
      const change = { ...nextDrafts, expected: await versions(), reason: "Asked to", takesEffectAt };
      return schedulePolicies(world.context, { ...change, actor, visitor });
    },
  },
  cancelSchedule: {
    wants: "change_policy",
    act: (actor) => cancelSchedule(world.context, { actor, scheduleId: nothing, visitor }),
  },
  saveGeneralSettings: {
    wants: "change_policy",
    act: async (actor) => {
      const before = await readGeneralSettings(world.context, actor.clinicId);
      const settings = { ...before, helpHours: `${before.helpHours ?? ""}+` };
      return saveGeneralSettings(world.context, { actor, expected: before, settings, visitor });
    },
  },
  saveLogo: { wants: "change_policy", act: (actor) => saveLogo(world.context, { actor, logo: null, visitor }) },
  saveTextLimits: {
    wants: "change_policy",
    act: async (actor) => {
      const before = await readTextLimits(world.context, actor.clinicId);
      const limits = { ...before, textDailyCap: before.textDailyCap + 1 };
      return saveTextLimits(world.context, { actor, expected: before, limits, visitor });
    },
  },
  exportPeople: {
    wants: "read_trail",
    act: (actor) => {
      const wanted = {
        kind: "staff",
        search: "",
        status: null,
        role: null,
        trait: null,
        order: "name",
        descending: false,
      } as const;
      return exportPeople(world.context, { actor, visitor, wanted });
    },
  },
};

const whyOf = (outcome: Outcome) => (outcome.ok ? null : (outcome.why ?? outcome.refusal?.why ?? null));

describe.each(Object.entries(flows))("%s", (_, { wants, act }) => {
  it.each(["staff", "helpdesk", "admin"] as const)("asks the role of %s", async (role) => {
    const why = whyOf(await act(await world.console(role), person));
    if (may(role, wants)) expect(why).not.toBe("not_allowed");
    else expect(why).toBe("not_allowed");
  });

  it("knows no admin who was deactivated, and none of another clinic", async () => {
    const gone = await world.console("admin");
    await world.set(gone, { deactivatedAt: world.clock.now() });
    expect(whyOf(await act(gone, person))).toBe("not_allowed");
    const stranger = (await consoleWorld(database)).admin;
    expect(whyOf(await act({ ...stranger, clinicId: world.clinicId }, person))).toBe("not_allowed");
  });
});

const aboutSomebody = Object.entries(flows).filter(([, { act }]) => act.length === 2);

it.each(aboutSomebody)("%s: the helpdesk reaches nobody who has the console", async (_, { wants, act }) => {
  const helpdesk = await world.console("helpdesk");
  for (const role of ["admin", "helpdesk"] as const) {
    const whom = await world.console(role);
    const before = await world.account(whom.accountId);
    const why = whyOf(await act(helpdesk, whom));
    expect(why).not.toBeNull();
    expect(await world.account(whom.accountId)).toEqual(before);
    if (may("helpdesk", wants)) expect(await world.lettersTo(whom)).toEqual([]);
  }
});

it.each(aboutSomebody)("%s: an admin of another clinic finds nobody", async (_, { act }) => {
  const stranger = (await consoleWorld(database)).admin;
  const whom = await world.person();
  const before = await world.account(whom.accountId);
  expect(whyOf(await act(stranger, whom))).toBe("no_such_person");
  expect(await world.account(whom.accountId)).toEqual(before);
  expect(await world.lettersTo(whom)).toEqual([]);
});

it("lists every flow that an actor may be given to", () => {
  const found = ["accounts", "twofactor"].flatMap((name) =>
    flowsOf(join(import.meta.dirname, "../../../..", name, "src")),
  );
  const listed = new Set(Object.keys(flows).map((name) => name.split(":")[0]));
  expect(found.filter((name) => !listed.has(name) && !parts.includes(name))).toEqual([]);
  expect([...listed].filter((name) => name && !found.includes(name))).toEqual([]);
});

/** What else those files give out: it changes nothing by itself. */
const parts: readonly string[] = [
  "actedBy",
  "actorWho",
  "inviteToSetPassword",
  "readGeneralSettings",
  "readTextLimits",
  "scheduleObjection",
];

/** The functions that a package gives out and whose file speaks of an actor. */
function flowsOf(folder: string): string[] {
  const door = readFileSync(join(folder, "index.ts"), "utf8");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing"),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    if (!/\bactor: Actor\b|\bPersonAction\b|typeof resetTwoFactor/.test(text)) return [];
    const names = [...text.matchAll(/^export (?:async )?function\*? (\w+)/gm)].flatMap((found) => found[1] ?? []);
    return names.filter((name) => new RegExp(`\\b${name}\\b`).test(door));
  });
}
