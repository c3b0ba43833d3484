import { inviteToSetPassword } from "@countersign/accounts";
import { accounts, invitations, newId, passwordResets, tokenDigest } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { findLogin } from "../login/login-row.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { deriveSignInCode } from "../sign-in-codes/derive-sign-in-code.ts";
import { sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { verifySignInCode } from "../sign-in-codes/verify-sign-in-code.ts";
import { clinicWorld, TEST_VISITOR } from "../testing/clinic-world.ts";
import { otherThan, patientWorld } from "../testing/patient-world.ts";
import { seen, signedIn, signedInBySkip } from "../testing/signed-in.ts";
import { beginEmailChange } from "./begin-email-change.ts";
import { confirmEmail } from "./confirm-email.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const patients = await patientWorld(database.db, "harbour");

const begin = (person: Person, email: string, heldToken: string | null = null, context = world.context) =>
  beginEmailChange(context, {
    place: { portal: person.portal, clinicSlug: person.clinic.slug },
    person,
    email,
    heldToken,
    visitor: TEST_VISITOR,
  });

async function changing(person: Person, email: string, context = world.context) {
  const begun = await begin(person, email, null, context);
  if (!begun.ok) throw new Error(begun.why);
  const place = { portal: person.portal, clinicSlug: person.clinic.slug };
  const login = await findLogin(context, place, begun.token);
  if (!login) throw new Error("no login");
  const form = { place, token: begun.token, loginId: login.loginId, person, visitor: TEST_VISITOR };
  const { keys } = context;
  const issue = { clinicId: person.clinicId, loginId: login.loginId, issue: 1, keyId: keys.newestId };
  return { ...form, code: deriveSignInCode(keys, issue).code };
}

const queued = (kind: string, accountId: string) =>
  database.owner.db.execute<{ to: string; masked: string | null; browser: string | null }>(sql`
    select data->>'to' as "to", data->>'masked' as masked, data->>'browser' as browser from pgboss.job
    where data->>'kind' = ${kind} and data->>'accountId' = ${accountId} order by created_on, 1`);

test("an email counts once the code sent to it was typed back; then everything that leads to the old one ends", async () => {
  const nurse = await world.person({ email: "old@lakeside.example" });
  const phone = await world.authenticator(nurse);
  const elsewhere = await signedIn(world, nurse, phone);
  world.nextStep();
  const person = await signedIn(world, nurse, phone);
  const pending = await world.begun(nurse);
  await inviteToSetPassword(world.context, database.db, nurse, null);
  const at = world.clock.now();
  const open = { createdAt: at, expiresAt: new Date(at.getTime() + 600_000), keyId: world.context.keys.newestId };
  const asked = { clinicId: nurse.clinicId, accountId: nurse.accountId, portal: "staff", ...TEST_VISITOR } as const;
  const tokenHash = tokenDigest("a link that was mailed");
  await database.db.insert(passwordResets).values({ ...asked, ...open, id: newId(at), tokenHash });
  const failing = { emailFailingAt: world.clock.now(), emailFailingWhy: "bounced" } as const;
  await database.db.update(accounts).set(failing).where(eq(accounts.id, nurse.accountId));

  const form = await changing(person, " New@Lakeside.example ");
  expect(await world.account(nurse.accountId)).toMatchObject({ email: "old@lakeside.example" });
  expect([...(await queued("sign_in_code", nurse.accountId))]).toMatchObject([{ to: "new@lakeside.example" }]);
  expect(await confirmEmail(world.context, form)).toEqual({ ok: true, email: "new@lakeside.example" });

  expect(await world.account(nurse.accountId)).toMatchObject({ email: "new@lakeside.example", emailFailingAt: null });
  expect(await seen(world, elsewhere)).toMatchObject({ live: false, why: "factor_changed" });
  expect(await seen(world, person)).toMatchObject({ live: true });
  expect(await findLogin(world.context, nurse.place, pending.token)).toMatchObject({ cancelledAt: world.clock.now() });
  const [invitation] = await database.db.select().from(invitations).where(eq(invitations.accountId, nurse.accountId));
  expect(invitation?.replacedAt).toEqual(world.clock.now());
  expect(await database.db.select().from(passwordResets)).toMatchObject([{ replacedAt: world.clock.now() }]);
  expect([...(await queued("email_changed", nurse.accountId))]).toMatchObject([
    { to: "new@lakeside.example", masked: "n…w@lakeside.example" },
    { to: "old@lakeside.example", masked: "n…w@lakeside.example" },
  ]);
  const [event] = await database.owner.db.execute(
    sql`select details, session_id as session from audit_events where event = 'account.email_changed'`,
  );
  const details = { from: "o…d@lakeside.example", to: "n…w@lakeside.example" };
  expect(event).toEqual({ details, session: person.sessionId });
  expect(await confirmEmail(world.context, form)).toMatchObject({ how: "redeemed" });
});

test("an address that is somebody's answers as a free one does, its code never works, and its owner is told once a day", async () => {
  const owner = await world.person();
  const person = byPassword(await signedIn(world, await world.person()));
  const cost = async (email: string) => {
    const seenOf = await database.countStatements(() => begin(person, email));
    return { ok: seenOf.result.ok, statements: seenOf.statements.length, queue: seenOf.queue.length };
  };
  const taken = await cost(owner.email);
  expect(taken).toEqual(await cost("free@lakeside.example"));
  expect(taken.ok).toBe(true);
  const told = await queued("email_in_use", owner.accountId);
  expect([...told]).toEqual([{ to: owner.email, masked: null, browser: null }]);

  const form = await changing(person, owner.email);
  expect(await confirmEmail(world.context, form)).toMatchObject({ ok: false, why: "expired_code" });
  expect(await queued("email_in_use", owner.accountId)).toHaveLength(1);
  world.clock.pass({ seconds: 86_400 });
  await begin(byPassword(await signedIn(world, await world.person())), owner.email);
  expect(await queued("email_in_use", owner.accountId)).toHaveLength(2);
});

test("whoever asks for somebody's address over and over takes none of their codes away", async () => {
  const owner = await patients.patient();
  const stranger = await patients.signIn(await patients.patient());
  for (let asks = 0; asks < 5; asks++) {
    expect(await begin(stranger, owner.email, null, patients.context)).toMatchObject({ ok: true });
  }
  expect(await begin(stranger, owner.email, null, patients.context)).toMatchObject({ why: "too_many_this_hour" });
  expect(await patients.signIn(owner)).toMatchObject({ email: owner.email });
});

test("the same address may sign in a patient and a member of staff", async () => {
  const nurse = await patients.world.person({ email: "both@harbour.example" });
  const signed = await patients.signIn(await patients.patient());
  const form = await changing(signed, nurse.email, patients.context);
  expect(await confirmEmail(patients.context, form)).toMatchObject({ ok: true });
});

test("nothing but its own code completes a change, in its own session; it signs nobody in", async () => {
  const nurse = await world.person();
  const phone = await world.authenticator(nurse);
  const person = await signedIn(world, nurse, phone);
  world.nextStep();
  const form = await changing(person, "next@lakeside.example");
  const right = phone.code(world.clock.now());
  expect(await verifyAuthenticatorCode(world.context, { ...form, use: SIGN_IN, code: right })).toMatchObject({
    how: "missing",
  });
  expect(await verifySignInCode(world.context, { ...form, use: SIGN_IN })).toMatchObject({ how: "missing" });
  expect(await confirmEmail(world.context, { ...form, code: otherThan(form.code) })).toMatchObject({ triesLeft: 4 });
  const thief = byPassword(await signedIn(world, await world.person()));
  expect(await confirmEmail(world.context, { ...form, person: thief })).toMatchObject({ why: "login_gone" });
  expect(await redeemLogin(world.context, { ...form, use: SIGN_IN })).toBeNull();
  expect(await world.account(nurse.accountId)).toMatchObject({ email: nurse.email });
});

test("no code is sent for a sign-in or a step-up of staff", async () => {
  const nurse = await world.person();
  const login = await world.begun(nurse);
  const sent = await sendSignInCode(world.context, { ...login, channel: "email" });
  expect(sent).toEqual({ ok: false, why: "login_gone", how: "missing" });
});

test.each(["", "nobody", "a@b", "<b>a@b.example</b>", `${"a".repeat(250)}@b.example`])(
  "%j is no address, and nothing is sent",
  async (email) => {
    const person = byPassword(await signedIn(world, await world.person()));
    expect(await begin(person, email)).toEqual({ ok: false, why: "not_an_email" });
  },
);

test("a change needs a proof of the last ten minutes, and a session without a skip", async () => {
  const nurse = await world.person();
  const phone = await world.authenticator(nurse);
  const person = await signedIn(world, nurse, phone);
  expect(await begin(person, nurse.email)).toEqual({ ok: false, why: "yours_already" });
  world.clock.pass({ seconds: 600 });
  expect(await begin(person, "later@lakeside.example")).toEqual({ ok: false, why: "not_fresh" });
  await world.policy("staff", "required_every_login");
  const skipped = await signedInBySkip(world, await world.person());
  expect(await begin(skipped, "skipped@lakeside.example")).toEqual({ ok: false, why: "not_allowed" });
  await world.policy("staff", "optional");
});

test("asked for again it is one change, in which a resend waits its thirty seconds", async () => {
  const person = byPassword(await signedIn(world, await world.person()));
  const begun = await begin(person, "again@lakeside.example");
  if (!begun.ok) throw new Error(begun.why);
  const again = () => begin(person, "again@lakeside.example", begun.token);
  expect(await again()).toEqual({ ok: false, why: "too_soon", seconds: 30 });
  world.clock.pass({ seconds: 30 });
  expect(await again()).toEqual({ ok: true, token: begun.token });
});

/** The same person as a step-up by password leaves them. */
function byPassword(person: Person): Person {
  return { ...person, freshAt: world.clock.now() };
}
