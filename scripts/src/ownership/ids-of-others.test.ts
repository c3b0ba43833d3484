import {
  type Actor,
  cancelRun,
  checkPeople,
  confirmRun,
  endOneSession,
  inviteAgain,
  invitePerson,
} from "@countersign/accounts";
import { auditEvents, newId, newToken, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import {
  approveReset,
  cancelReminders,
  cancelReset,
  cancelSchedule,
  changeRole,
  correctContact,
  disownActivity,
  endOwnTrust,
  listTrustedDevices,
  type Person,
  readResetRequests,
  redeemLogin,
  remindPerson,
  removeAuthenticator,
  renameAuthenticator,
  resetOrAsk,
  SIGN_IN,
  schedulePolicies,
  sendLinkAgain,
  startEnrolment,
  startReminders,
  usualPolicy,
  verifyAuthenticatorCode,
} from "@countersign/twofactor";
import {
  type ClinicWorld,
  clinicWorld,
  signedIn,
  TEST_VISITOR,
  type TestAuthenticator,
  type TestPerson,
} from "@countersign/twofactor/testing";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { publishedActions } from "./published-actions.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const visitor = TEST_VISITOR;

/** Somebody at a portal and one of everything that is theirs alone. */
type Owner = {
  readonly world: ClinicWorld;
  readonly account: TestPerson;
  readonly phone: TestAuthenticator;
  /** The session they ask from, a moment after a code. */
  readonly person: Person;
  readonly own: {
    readonly session: string;
    readonly device: string;
    readonly event: string;
    readonly authenticator: string;
    readonly login: { readonly token: string; readonly loginId: string };
  };
};

let clinics = 0;

async function newClinic() {
  clinics += 1;
  const world = await clinicWorld(database.db, `clinic${clinics}`);
  await world.policy("staff", "required_once_per_device");
  return world;
}

async function owner(world: ClinicWorld): Promise<Owner> {
  const account = await world.person();
  const [phone, second] = [await world.authenticator(account), await world.authenticator(account)];
  const login = await world.begun(account);
  const trust = newToken(world.context.keys);
  const { place } = account;
  const right = phone.code(world.clock.now());
  // What nobody did in their own name: of it, only the account says whose it is.
  const wrong = right === "000000" ? "000001" : "000000";
  await verifyAuthenticatorCode(world.context, { ...login, code: wrong });
  await verifyAuthenticatorCode(world.context, { ...login, code: right, trust });
  const elsewhere = await redeemLogin(world.context, { place, token: login.token, use: SIGN_IN });
  if (!elsewhere) throw new Error("Nobody was signed in.");
  world.nextStep();
  const person = await signedIn(world, account, phone);
  world.nextStep();
  const [device] = await listTrustedDevices(database.db, account, world.clock.now());
  const [event] = await database.db
    .select()
    .from(auditEvents)
    .where(and(eq(auditEvents.accountId, account.accountId), eq(auditEvents.event, "sign_in.code_wrong")))
    .orderBy(auditEvents.id)
    .limit(1);
  if (!device || !event) throw new Error("Nothing is theirs.");
  const { token, loginId } = await world.begun(account);
  const own = { device: device.id, event: event.id, authenticator: second.id, login: { token, loginId } };
  return { world, account, phone, person, own: { ...own, session: elsewhere.sessionId } };
}

/** Tries an action's flow as one person, with ids that another's form would hold. */
type Attempt = (by: Owner, ids: Owner["own"]) => Promise<unknown>;

const rename: Attempt = ({ world, person }, { authenticator: authenticatorId }) =>
  renameAuthenticator(world.context, { person, authenticatorId, name: "Somebody else's", visitor });
const remove: Attempt = ({ world, person }, { authenticator: authenticatorId }) =>
  removeAuthenticator(world.context, { person, authenticatorId, visitor });
const move: Attempt = ({ world, person }, { authenticator: replaces }) =>
  startEnrolment(world.context, { person, visitor, purpose: "move", replaces });
const code: Attempt = ({ world, account, phone, own }, { login }) => {
  const form = { place: account.place, use: SIGN_IN, token: own.login.token, loginId: login.loginId };
  return verifyAuthenticatorCode(world.context, { ...form, code: phone.code(world.clock.now()) });
};

/** What names something that belongs to one person: with a colleague's, nothing happens to either. */
const ofPeople: Readonly<Record<string, Attempt>> = {
  endSession: ({ world, person }, { session: sessionId }) =>
    endOneSession(world.context, { asker: { ...person, visitor }, sessionId }),
  endTrustOf: ({ world, person }, { device: deviceId }) =>
    endOwnTrust(database.db, { ...person, ...visitor, deviceId, at: world.clock.now() }),
  secureAccount: ({ world, person }, { event: eventId }) =>
    disownActivity(world.context, { person, eventId, what: "You signed in", visitor }),
  rename,
  remove,
  chooseMoving: move,
  chooseLost: move,
  verifyCode: code,
};

/** The rest of those that carry a login's id beside the browser's own token, compared as `verifyCode` does. */
const carryLogin =
  "confirmEmailCode confirmPhoneCode enrolAtLogin sendNewCode skip verifyRecovery verifySentCode".split(" ");

/** An admin's clinic with one of everything that its admins may act on. */
async function consoleOf(world: ClinicWorld) {
  await world.policy("staff", "optional");
  const seat = async () => {
    const account = await world.person({ portal: "admin" });
    await world.authenticator(account);
    return { ...account, sessionId: newId<SessionId>(world.clock.now()) };
  };
  const [admin, second, asked] = [await seat(), await seat(), await seat()];
  const member = await world.person();
  const enrolled = await world.person();
  await world.authenticator(enrolled);
  const waiting = await invitePerson(world.context, {
    actor: admin,
    person: { kind: "staff", role: "staff", name: "New Person", email: `new@${clinics}.example`, phone: null },
    visitor,
  });
  if (!waiting.ok) throw new Error(waiting.why);
  const forAnother = await resetOrAsk(world.context, {
    actor: second,
    accountId: asked.accountId,
    reason: "Lost the phone",
    visitor,
  });
  const [request] = await readResetRequests(world.context, asked);
  const bytes = new TextEncoder().encode("name,email\nAda,ada@file.example\n");
  const file = { kind: "patient", country: "GB", fileName: "people.csv", bytes } as const;
  const run = await checkPeople(world.context, { actor: admin, visitor, ...file });
  const mailing = await startReminders(world.context, { actor: admin, kind: "staff", status: "not_enrolled" });
  if (!request || !run.ok || !mailing.ok)
    throw new Error(`Nothing waits: ${JSON.stringify({ forAnother, run, mailing })}`);
  const ids = {
    member: member.accountId as string,
    enrolled: enrolled.accountId as string,
    invited: waiting.accountId as string,
    requestId: request.requestId as string,
    runId: run.runId as string,
    mailingId: mailing.mailingId as string,
    scheduleId: await scheduled(world, admin),
  };
  return { world, admin: admin as Actor, ids };
}

async function scheduled(world: ClinicWorld, actor: Actor): Promise<string> {
  const made = await schedulePolicies(world.context, {
    actor,
    visitor,
    staff: { ...usualPolicy, mode: "required_every_login", skipsAllowed: 2 },
    patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
    expected: { staff: 1, patient: 1 },
    reason: "Because the insurer wants it",
    takesEffectAt: new Date(world.clock.now().getTime() + 3_600_000),
  });
  if (!made.ok) throw new Error(made.why);
  const [row] = await database.owner.db.execute<{ id: string }>(
    sql`select id from policy_schedules where clinic_id = ${world.clinicId} order by created_at desc limit 1`,
  );
  return row?.id ?? "";
}

type Console = Awaited<ReturnType<typeof consoleOf>>;
type ConsoleAttempt = (by: Pick<Console, "world" | "admin">, ids: Console["ids"]) => Promise<{ readonly ok: boolean }>;

const about = ({ admin: actor }: Pick<Console, "admin">, accountId: string) => {
  return { actor, accountId, reason: "Asked at the front desk", visitor };
};

/** What names something of a clinic: any admin of it may act on it, and one of another clinic with its id on nothing. */
const ofClinics: Readonly<Record<string, ConsoleAttempt>> = {
  actOnPerson: (by, ids) => resetOrAsk(by.world.context, about(by, ids.enrolled)),
  sendLink: (by, ids) => sendLinkAgain(by.world.context, about(by, ids.enrolled)),
  postContact: (by, ids) =>
    correctContact(by.world.context, { ...about(by, ids.member), email: "x@elsewhere.example", phone: null }),
  postRole: (by, ids) => changeRole(by.world.context, { ...about(by, ids.enrolled), role: "helpdesk" }),
  sendReminder: (by, ids) => remindPerson(by.world.context, about(by, ids.member)),
  sendAgain: (by, ids) => inviteAgain(by.world.context, about(by, ids.invited)),
  approve: (by, { requestId }) => approveReset(by.world.context, { actor: by.admin, requestId, visitor }),
  cancel: (by, { requestId }) => cancelReset(by.world.context, { actor: by.admin, requestId, visitor }),
  startRun: (by, { runId }) => confirmRun(by.world.context, { actor: by.admin, runId, visitor }),
  stopRun: (by, { runId }) => cancelRun(by.world.context, { actor: by.admin, runId, visitor }),
  stopReminders: (by, { mailingId }) => cancelReminders(by.world.context, { actor: by.admin, mailingId, visitor }),
  cancelScheduled: (by, { scheduleId }) => cancelSchedule(by.world.context, { actor: by.admin, scheduleId, visitor }),
};

/** Everything else that is published, and why no id of somebody else's can be put in. What stands in no list fails. */
const otherwise: Readonly<Record<string, string>> = {
  "a mailed token of 256 bits says whose it is": "acceptInvitationForm reEnrol setNewPassword stop",
  "a step-up of the asking session, tried in login-use.test.ts": "confirm confirmPatient",
  "its form names nothing that somebody owns": `addAuthenticator askForLink beginSession cancelSetUp cancelSignIn
    cancelStepUp changeOwnPassword checkFile confirmAdded confirmExport confirmMoved disable enable enableNewPhone
    endAllTrust endOthers moveAuthenticator newRecoveryCodes notNow openChange removeLogo replaceUnseenCodes reviewChange saveGeneral
    saveLimits saveReviewed sendEmailCode sendInvitation sendPhoneCode sendReminders setUpApp signIn signOut startSetUp
    storeCodes storeCodesAtLogin turnOff turnOn uploadLogo`,
};

test("every published action is tried with what is somebody else's, or its form cannot name that", () => {
  const actions = publishedActions();
  const names = new Set(actions.map(({ name }) => name));
  const tried = [...Object.keys(ofPeople), ...carryLogin, ...Object.keys(ofClinics)];
  const untried = Object.values(otherwise).flatMap((list) => list.split(/\s+/));
  expect([...names].filter((name) => !tried.includes(name) && !untried.includes(name))).toEqual([]);
  expect([...tried, ...untried].filter((name) => !names.has(name))).toEqual([]);
  expect(tried.filter((name) => untried.includes(name))).toEqual([]);
  const idless = otherwise["its form names nothing that somebody owns"]?.split(/\s+/) ?? [];
  expect(actions.filter(({ name, readsId }) => readsId && idless.includes(name))).toEqual([]);
});

/** Every row that is a person's, as text; what others do must leave it. */
async function rowsOf({ accountId }: TestPerson): Promise<unknown> {
  const [row] = await database.owner.db.execute(sql`select
    (select jsonb_agg(to_jsonb(s) order by s.id) from sessions s where s.account_id = ${accountId}) as sessions,
    (select jsonb_agg(to_jsonb(d) order by d.id) from trusted_devices d where d.account_id = ${accountId}) as devices,
    (select jsonb_agg(to_jsonb(f) order by f.id) from authenticators f where f.account_id = ${accountId}) as authenticators,
    (select jsonb_agg(to_jsonb(l) order by l.id) from logins l where l.account_id = ${accountId}) as logins,
    (select count(*) from authenticator_enrolments e where e.account_id = ${accountId}) as enrolments,
    (select count(*) from audit_events e where e.account_id = ${accountId}) as events`);
  return row;
}

const world = await newClinic();
const [someone, colleague] = [await owner(world), await owner(world)];

describe.each(Object.keys(ofPeople))("%s, with what is a colleague's in the same portal and clinic", (name) => {
  test("does nothing to either of them", async () => {
    const before = [await rowsOf(colleague.account), await rowsOf(someone.account)];
    await ofPeople[name]?.(someone, colleague.own);
    expect([await rowsOf(colleague.account), await rowsOf(someone.account)]).toEqual(before);
  });

  test("does it with one's own", async () => {
    const other = await owner(world);
    const before = await rowsOf(other.account);
    await ofPeople[name]?.(other, other.own);
    expect(await rowsOf(other.account)).not.toEqual(before);
  });
});

/** Everything of a clinic, as text. */
async function clinicRows({ clinicId }: ClinicWorld): Promise<unknown> {
  const rows = (table: string) => sql`(select jsonb_agg(to_jsonb(t) order by t.id)
    from ${sql.identifier(table)} t where t.clinic_id = ${clinicId}) as ${sql.identifier(table)}`;
  const tables = ["accounts", "authenticators", "invitations", "invitation_runs", "mailings", "policy_schedules"];
  const [row] = await database.owner.db.execute(sql`select
    ${sql.join([...tables, "reset_requests", "re_enrolment_links", "sessions"].map(rows), sql`, `)},
    (select count(*) from audit_events e where e.clinic_id = ${clinicId}) as events`);
  return row;
}

describe.each(Object.keys(ofClinics))("%s, with what is another clinic's", (name) => {
  test("does nothing there; what is one's own clinic's it does", async () => {
    const [here, there] = [await consoleOf(await newClinic()), await consoleOf(await newClinic())];
    if (name === "sendLink") {
      for (const by of [here, there]) await resetOrAsk(by.world.context, about(by, by.ids.enrolled));
    }
    const before = await clinicRows(there.world);
    await ofClinics[name]?.(here, there.ids);
    expect(await clinicRows(there.world)).toEqual(before);
    expect(await ofClinics[name]?.(there, there.ids)).toMatchObject({ ok: true });
    expect(await clinicRows(there.world)).not.toEqual(before);
  });
});
