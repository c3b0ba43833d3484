import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, test, vi } from "vitest";
import { findLogin } from "../login/login-row.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { verifySignInCode } from "../sign-in-codes/verify-sign-in-code.ts";
import { TEST_VISITOR } from "../testing/clinic-world.ts";
import { brokenInvariants } from "../testing/invariants.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { beginEmailChange } from "./begin-email-change.ts";
import { confirmEmail } from "./confirm-email.ts";

vi.setConfig({ testTimeout: 90_000 });
const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const replica = { ...clinic.context, db: database.connect(10).db };
const contextOf = (turn: number) => (turn % 2 ? replica : clinic.context);

async function changing(person: Person, email: string) {
  const asked = { place: clinic.place, person, heldToken: null, visitor: TEST_VISITOR };
  const begun = await beginEmailChange(clinic.context, { ...asked, email });
  if (!begun.ok) throw new Error(begun.why);
  const login = await findLogin(clinic.context, clinic.place, begun.token);
  if (!login) throw new Error("no login");
  const { loginId } = login;
  return { ...asked, token: begun.token, loginId, code: clinic.code(loginId, 1) };
}

test("of five people who prove one address at once one gets it, and the others are told", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, async () => clinic.signIn(await clinic.patient())));
  const forms = await Promise.all(people.map((person) => changing(person, "wanted@lakeside.example")));
  const answers = await Promise.all(forms.map((form, turn) => confirmEmail(contextOf(turn), form)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.why === "email_taken")).toHaveLength(4);
  const loser = forms[answers.findIndex((answer) => !answer.ok)];
  if (!loser) throw new Error("Nobody lost.");
  expect(await confirmEmail(clinic.context, loser)).toMatchObject({ how: "cancelled" });
  expect(await clinic.person(loser.person)).not.toMatchObject({ email: "wanted@lakeside.example" });
});

test("twenty posts of one code change the address once, with one pair of mails", async () => {
  const patient = await clinic.patient();
  const form = await changing(await clinic.signIn(patient), "once@lakeside.example");
  const answers = await Promise.all(Array.from({ length: 20 }, (_, turn) => confirmEmail(contextOf(turn), form)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const [mails] = await database.owner.db.execute(sql`
    select count(*)::int as n from pgboss.job where data->>'kind' = 'email_changed' and data->>'accountId' = ${patient.accountId}`);
  expect(mails).toEqual({ n: 2 });
});

test("a code on its way to the old address ends in a session before the change or not at all", async () => {
  for (let round = 0; round < 8; round++) {
    const patient = await clinic.patient();
    const person = await clinic.signIn(patient);
    const form = await changing(person, `round${round}@lakeside.example`);
    const login = await clinic.begin(patient);
    const signingIn = async () => {
      await verifySignInCode(replica, { ...login, code: clinic.code(login.loginId, 1) });
      return redeemLogin(replica, login);
    };
    const [changed, redeemed] = await Promise.all([confirmEmail(clinic.context, form), signingIn()]);
    expect(changed).toMatchObject({ ok: true });
    if (redeemed) await expect(clinic.person(redeemed)).rejects.toThrow("factor_changed");
    expect(await redeemLogin(replica, login)).toBeNull();
    expect(await clinic.person(person)).toMatchObject({ email: `round${round}@lakeside.example` });
  }
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});
