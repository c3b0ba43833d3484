import type { AccountId } from "@countersign/db";
import type { PersonFacts } from "@countersign/twofactor";
import { describe, expect, it, test } from "vitest";
import { type Situation, situationOf } from "../state/situation.ts";
import { offeredActions } from "./offered-actions.ts";
import type { PersonAction } from "./person-action.ts";

const now = new Date("2026-11-23T09:00:00Z");
const soon = new Date("2026-11-23T09:05:00Z");
const admin = { accountId: "admin" as AccountId, role: "admin" } as const;
const app = { id: "app", name: "Phone", addedAt: now, lastUsedAt: null, clockOff: null };

/** Staff without a second factor, under Optional. */
const nurse: PersonFacts = {
  accountId: "nurse" as AccountId,
  kind: "staff",
  role: "staff",
  name: "Nora Nurse",
  email: "nora@lakeside.example",
  phone: null,
  status: "not_enrolled",
  mode: "optional",
  skipsAllowed: 5,
  skipsSpent: 0,
  skipsLeft: 5,
  authenticators: [],
  recoveryCodesLeft: 0,
  signInCodesOn: false,
  phoneConfirmed: false,
  textCodes: "allowed",
  suspendedAt: null,
  waitsUntil: null,
  sessions: 0,
  hasPassword: true,
  invitation: null,
  lastLoginAt: now,
  remindedAt: null,
  createdAt: now,
};
const patient: PersonFacts = { ...nurse, kind: "patient", role: null, mode: "optional", status: "codes_off" };
const enrolled: Partial<PersonFacts> = { status: "enrolled", authenticators: [app], recoveryCodesLeft: 10 };
const required: Partial<PersonFacts> = { mode: "required_every_login", status: "in_grace" };

const rows: readonly [string, PersonFacts, Situation, PersonAction | null, PersonAction[], PersonAction[]][] = [
  [
    "has not set it up",
    nurse,
    "not_set_up",
    "send_reminder",
    ["sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "was reminded today",
    { ...nurse, remindedAt: now },
    "not_set_up",
    null,
    ["sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "has set it up",
    { ...nurse, ...enrolled },
    "fine",
    null,
    ["reset_two_factor", "sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "is locked",
    { ...nurse, ...enrolled, status: "locked", suspendedAt: now },
    "locked",
    "unlock_factors",
    ["reset_two_factor", "sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "spent skips that count for nothing under Optional",
    { ...nurse, skipsSpent: 2, skipsLeft: 3 },
    "not_set_up",
    "send_reminder",
    ["sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "spent skips while it is required",
    { ...nurse, ...required, skipsSpent: 2, skipsLeft: 3 },
    "not_set_up",
    "send_reminder",
    ["restart_skips", "sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "has no skips left",
    { ...nurse, ...required, skipsSpent: 5, skipsLeft: 0 },
    "no_skips_left",
    "restart_skips",
    ["sign_out_everywhere", "send_reminder"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "has none to restart: the clinic allows none",
    { ...nurse, ...required, skipsAllowed: 0, skipsLeft: 0 },
    "no_skips_left",
    null,
    ["sign_out_everywhere", "send_reminder"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  [
    "was invited",
    { ...nurse, hasPassword: false },
    "no_password",
    null,
    ["sign_out_everywhere"],
    ["correct_contact", "change_role", "deactivate"],
  ],
  ["is deactivated", { ...nurse, status: "deactivated" }, "deactivated", "reactivate", [], []],
  [
    "is another admin",
    { ...nurse, ...enrolled, role: "admin" },
    "fine",
    null,
    ["reset_two_factor", "sign_out_everywhere"],
    ["change_role", "deactivate"],
  ],
  [
    "is a patient without codes",
    patient,
    "not_set_up",
    "send_reminder",
    ["sign_out_everywhere"],
    ["correct_contact", "deactivate"],
  ],
  [
    "is a patient with codes",
    { ...patient, signInCodesOn: true, status: "codes_on" },
    "fine",
    null,
    ["reset_two_factor", "sign_out_everywhere"],
    ["correct_contact", "deactivate"],
  ],
  [
    "is a patient where nobody is asked",
    { ...patient, mode: "off" },
    "codes_off",
    null,
    ["sign_out_everywhere"],
    ["correct_contact", "deactivate"],
  ],
];

describe("a person's page offers what would change something, and first what helps now", () => {
  it.each(rows)("%s", (_case, person, situation, main, signIn, account) => {
    expect(situationOf(person, now)).toBe(situation);
    expect(offeredActions(person, admin, now)).toEqual({ main, signIn, account });
  });
});

test("a wait after wrong codes is over at its very end", () => {
  const waiting = { ...nurse, ...enrolled, waitsUntil: soon };
  expect(offeredActions(waiting, admin, now).main).toBe("unlock_factors");
  expect(offeredActions(waiting, admin, soon).main).toBeNull();
  expect(situationOf(waiting, soon)).toBe("fine");
});

test("nothing is offered on one's own page, nor to the helpdesk about an admin", () => {
  const self = { ...nurse, ...enrolled, accountId: admin.accountId, role: "admin" } as const;
  const nothing = { main: null, signIn: [], account: [] };
  expect(offeredActions(self, admin, now)).toEqual(nothing);
  expect(offeredActions(self, { accountId: "desk" as AccountId, role: "helpdesk" }, now)).toEqual(nothing);
});

test("the helpdesk is offered no role, no deactivation and no return of an account", () => {
  const desk = { accountId: "desk" as AccountId, role: "helpdesk" } as const;
  expect(offeredActions(nurse, desk, now).account).toEqual(["correct_contact"]);
  expect(offeredActions({ ...nurse, status: "deactivated" }, desk, now)).toMatchObject({ main: null, account: [] });
});
