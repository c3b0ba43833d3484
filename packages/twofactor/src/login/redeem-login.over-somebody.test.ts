import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import type { Person, SessionMethod } from "../session/person.ts";
import { meanwhile } from "../testing/meanwhile.ts";
import { clinicWorld, seen, signedIn, TEST_VISITOR, type TestPerson } from "../testing.ts";
import { beginStepUp } from "./begin-step-up.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { SIGN_IN } from "./login-use.ts";
import { redeemLogin } from "./redeem-login.ts";
import { skipForNow } from "./skip-for-now.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
beforeEach(() => world.policy("staff", "optional"));

describe("signing in over somebody in the same browser", () => {
  const over = ({ clinicId, sessionId }: Person) => ({ clinicId, sessionId });
  const redeemedOver = async (person: TestPerson, token: string, before: Person) => {
    const session = await redeemLogin(world.context, { place: person.place, token, use: SIGN_IN, over: over(before) });
    if (!session) throw new Error("The login was not redeemed.");
    return session;
  };
  const endings = (accountId: string) =>
    database.owner.db.execute(sql`select event, account_id as "accountId", details->>'by' as by from audit_events
      where event = 'session.ended' and account_id = ${accountId}`);

  it.each(["password", "authenticator", "recovery_code", "skip", "trusted_device"] as const)(
    "by %s ends the session that nobody can reach any more, and writes it down as its person's",
    async (method) => {
      const [before, person] = [await signedIn(world, await world.person()), await world.person()];
      const token = await completedBy(method, person);
      await redeemedOver(person, token, before);
      expect(await seen(world, before)).toEqual({ live: false, why: "signed_out" });
      expect(await endings(before.accountId)).toEqual([
        { event: "session.ended", accountId: before.accountId, by: "signed_in_over" },
      ]);
    },
  );

  it("ends one's own earlier session too, and no other of theirs", async () => {
    const person = await world.person();
    const [before, elsewhere] = [await signedIn(world, person), await signedIn(world, person)];
    await redeemedOver(person, (await world.begun(person)).token, before);
    expect(await seen(world, before)).toEqual({ live: false, why: "signed_out" });
    expect(await seen(world, elsewhere)).toMatchObject({ live: true });
  });

  it("ends none of another portal or clinic, none when nobody is signed in by it, and none at a step-up", async () => {
    const admin = await world.person({ portal: "admin" });
    const atConsole = await signedIn(world, admin, await world.authenticator(admin));
    const nurse = await world.person();
    const before = await signedIn(world, await world.person());
    await redeemedOver(nurse, (await world.begun(nurse)).token, atConsole);
    const spent = await world.begun(nurse);
    await redeemedOver(nurse, spent.token, atConsole);
    expect(await redeemLogin(world.context, { ...spent, over: over(before) })).toBeNull();
    const phone = await world.authenticator(nurse);
    world.nextStep();
    const session = await signedIn(world, nurse, phone);
    world.nextStep();
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: session, visitor: TEST_VISITOR };
    const login = { ...(await beginStepUp(world.context, step)), place: nurse.place };
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    expect(await redeemLogin(world.context, { ...login, over: over(before) })).not.toBeNull();
    expect(await seen(world, atConsole)).toMatchObject({ live: true });
    expect(await seen(world, before)).toMatchObject({ live: true });
  });

  it("by somebody whose password is replaced at that moment signs nobody in and ends nothing", async () => {
    const [before, person] = [await signedIn(world, await world.person()), await world.person()];
    const login = await world.begun(person);
    const redeemed = await meanwhile(
      database,
      (tx) => tx.execute(sql`update accounts set password_version = 9 where id = ${person.accountId}`),
      () => redeemLogin(world.context, { ...login, over: over(before) }),
    );
    expect(redeemed).toBeNull();
    expect(await seen(world, before)).toMatchObject({ live: true });
  });
});

/** A login completed that way, waiting to be redeemed. */
async function completedBy(method: SessionMethod, person: TestPerson): Promise<string> {
  if (method === "authenticator" || method === "recovery_code") {
    const phone = await world.authenticator(person);
    const [code = ""] = await world.recoveryCodes(person);
    const login = await world.begun(person);
    const done =
      method === "authenticator"
        ? await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) })
        : await verifyRecoveryCode(world.context, { ...login, code });
    expect(done.ok).toBe(true);
    return login.token;
  }
  if (method === "trusted_device") {
    await world.policy("staff", "required_once_per_device");
    const phone = await world.authenticator(person);
    const trust = "t".repeat(43);
    const login = await world.begun(person);
    await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()), trust });
    await redeemLogin(world.context, login);
    const again = await world.begin(person, { trustSecrets: [trust] });
    if (!again.ok || again.step.at !== "signed-in") throw new Error("The device is not trusted.");
    return again.token;
  }
  if (method === "skip") await world.policy("staff", "required_every_login");
  const login = await world.begun(person);
  if (method === "skip") expect(await skipForNow(world.context, login)).toMatchObject({ ok: true });
  return login.token;
}
