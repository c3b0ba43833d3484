import { newToken, trustedDevices } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { changePassword } from "../passwords/change-password.ts";
import { resetTwoFactor } from "../people/reset-two-factor.ts";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import { isFresh } from "../session/person.ts";
import { resolveSession } from "../session/resolve-session.ts";
import { resetOf } from "../testing/reset-world.ts";
import { clinicWorld, TEST_PASSWORD, TEST_VISITOR, type TestAuthenticator, type TestPerson } from "../testing.ts";
import { endOwnTrust, endTrust } from "./end-trust.ts";
import { listTrustedDevices } from "./list-trusted-devices.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const elsewhere = await clinicWorld(database.db, "elsewhere");
beforeEach(() => world.policy("staff", "required_once_per_device"));

/** Somebody with a phone who ticked the box when they signed in, and what their browser holds. */
async function trusting(on = world, portal: "staff" | "admin" = "staff") {
  await on.policy("staff", "required_once_per_device");
  const person = await on.person({ portal });
  const phone = await on.authenticator(person);
  return { person, phone, secret: await trustBy(person, phone, on) };
}

async function trustBy(person: TestPerson, phone: TestAuthenticator, on = world): Promise<string> {
  on.nextStep();
  const secret = newToken(on.context.keys);
  const login = await on.begun(person);
  const verified = await verifyAuthenticatorCode(on.context, {
    ...login,
    code: phone.code(on.clock.now()),
    trust: secret,
  });
  expect(verified).toEqual({ ok: true });
  expect(await redeemLogin(on.context, login)).not.toBeNull();
  return secret;
}

/** What a password typed in a browser that holds these secrets leads to. */
async function stepWith(person: TestPerson, ...trustSecrets: string[]): Promise<string> {
  const begun = await world.begin(person, { trustSecrets });
  return begun.ok ? begun.step.at : begun.why;
}

it("a trusted device is asked for the password alone, which is no fresh code", async () => {
  const { person, secret } = await trusting();
  const begun = await world.begin(person, { trustSecrets: ["another", secret] });
  expect(begun).toMatchObject({ ok: true, step: { at: "signed-in", by: "trusted_device" } });
  if (!begun.ok) throw new Error(begun.why);
  const signedIn = await world.redeem(person, begun.token);
  expect(signedIn).toMatchObject({ method: "trusted_device", assurance: 2, freshAt: null });
  expect(signedIn && isFresh(signedIn, world.clock.now())).toBe(false);
});

it("says until when, in days as the policy has them, and lists the device for its owner alone", async () => {
  const { person } = await trusting();
  const days = 30 * 24 * 60 * 60_000;
  const [device, ...others] = await listTrustedDevices(database.db, person, world.clock.now());
  expect(others).toEqual([]);
  expect(device).toMatchObject({ portal: "staff", ...TEST_VISITOR });
  expect(device && device.expiresAt.getTime() - device.createdAt.getTime()).toBe(days);
  expect(await listTrustedDevices(database.db, await world.person(), world.clock.now())).toEqual([]);
});

it("trust ends at its day, whatever was done in between", async () => {
  const { person, secret } = await trusting();
  world.clock.pass({ minutes: 30 * 24 * 60 - 1 });
  expect(await stepWith(person, secret)).toBe("signed-in");
  world.clock.pass({ minutes: 1 });
  expect(await stepWith(person, secret)).toBe("enter-code");
});

it.each(["optional", "required_every_login"] as const)("under %s nothing is trusted, nor ever was", async (mode) => {
  const { person, phone, secret } = await trusting();
  const begun = await world.begin(person, { trustSecrets: [secret] });
  await world.policy("staff", mode);
  expect(await stepWith(person, secret)).toBe("enter-code");
  // Begun while it was trusted, redeemed when it is no more.
  expect(begun.ok && (await redeemLogin(world.context, { ...begun, place: person.place, use: SIGN_IN }))).toBeNull();
  expect(await trustBy(person, phone).then((fresh) => stepWith(person, fresh))).toBe("enter-code");
});

it("a session that a trusted device began ends when the policy trusts devices no more", async () => {
  const { person, secret } = await trusting();
  const begun = await world.begin(person, { trustSecrets: [secret] });
  const session = begun.ok ? await redeemLogin(world.context, { ...begun, place: person.place, use: SIGN_IN }) : null;
  if (!session) throw new Error("The device was not trusted.");
  const resolve = () => resolveSession(world.context, { place: person.place, ...session });
  expect(await resolve()).toMatchObject({ live: true });
  await world.policy("staff", "required_every_login");
  expect(await resolve()).toEqual({ live: false, why: "policy" });
});

it("the secret is worth nothing for another account, portal or clinic, and the console trusts nobody", async () => {
  const { person, secret } = await trusting();
  const colleague = await world.person();
  await world.authenticator(colleague);
  expect(await stepWith(colleague, secret)).toBe("enter-code");

  const admin = await trusting(world, "admin");
  expect(await stepWith(admin.person, admin.secret)).toBe("enter-code");
  const atStaff = { ...admin.person, place: { ...admin.person.place, portal: "staff" as const } };
  expect(await stepWith(atStaff, admin.secret, secret)).toBe("enter-code");
  const fromStaff = await trustBy(atStaff, admin.phone);
  expect(await stepWith(atStaff, fromStaff)).toBe("signed-in");
  expect(await stepWith(admin.person, fromStaff)).toBe("enter-code");

  const abroad = await trusting(elsewhere);
  expect(await stepWith(person, abroad.secret)).toBe("enter-code");
});

it("neither a recovery code nor a login that was never redeemed makes a device trusted", async () => {
  const person = await world.person();
  const phone = await world.authenticator(person);
  const [recovery = ""] = await world.recoveryCodes(person);
  const byRecovery = await world.begun(person);
  const secret = newToken(world.context.keys);
  expect(await verifyRecoveryCode(world.context, { ...byRecovery, code: recovery })).toMatchObject({ ok: true });
  expect(await redeemLogin(world.context, byRecovery)).toMatchObject({ trustedUntil: null });

  world.nextStep();
  const abandoned = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...abandoned, code: phone.code(world.clock.now()), trust: secret });
  expect(await stepWith(person, secret)).toBe("enter-code");
});

it("ends with the password, at its owner's wish, and one does not end another's", async () => {
  const { person, phone, secret } = await trusting();
  const second = await trustBy(person, phone);
  const asker = { ...person, ...TEST_VISITOR, sessionId: crypto.randomUUID(), at: world.clock.now() };
  const [device] = await listTrustedDevices(database.db, person, world.clock.now());
  const stranger = await world.person();
  expect(await endOwnTrust(database.db, { ...asker, ...stranger, deviceId: device?.id ?? "" })).toBe(0);
  expect(await endOwnTrust(database.db, { ...asker, deviceId: device?.id ?? "" })).toBe(1);
  const asked = [await stepWith(person, secret), await stepWith(person, second)].toSorted();
  expect(asked).toEqual(["enter-code", "signed-in"]);
  expect(await endOwnTrust(database.db, { ...asker, deviceId: null })).toBe(1);

  await trustBy(person, phone);
  world.nextStep();
  const login = await world.begun(person);
  await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
  const signedIn = await world.redeem(person, login.token);
  if (!signedIn) throw new Error("The code was not accepted.");
  const changed = await changePassword(world.context, {
    person: signedIn,
    current: TEST_PASSWORD,
    next: "a completely different sentence",
    visitor: TEST_VISITOR,
  });
  expect(changed).toMatchObject({ ok: true });
  expect(await listTrustedDevices(database.db, person, world.clock.now())).toEqual([]);
});

it("ends with a reset by an admin, for good: setting up again brings none of it back", async () => {
  const { person, secret } = await trusting();
  const admin = await world.person({ portal: "admin" });
  const reset = { ...resetOf(world, admin, person), reason: "Lost the phone" };
  expect(await resetTwoFactor(world.context, reset)).toEqual({ ok: true });
  expect(await listTrustedDevices(database.db, person, world.clock.now())).toEqual([]);
  await world.authenticator(person);
  expect(await stepWith(person, secret)).toBe("enter-code");
  const [row] = await database.db.select().from(trustedDevices).where(eq(trustedDevices.accountId, person.accountId));
  expect(row).toMatchObject({ endedBy: "admin" });
});

it("of trust that ends while a login is redeemed, twenty times over, nothing opens the door behind it", async () => {
  const { person, phone } = await trusting();
  for (let round = 0; round < 20; round += 1) {
    const secret = await trustBy(person, phone);
    const begun = await world.begin(person, { trustSecrets: [secret] });
    if (!begun.ok) throw new Error(begun.why);
    const login = { ...begun, place: person.place, use: SIGN_IN };
    await Promise.all([
      database.db.transaction((tx) => endTrust(tx, person, "admin", world.clock.now())),
      redeemLogin(world.context, login),
    ]);
    // Whichever was first, behind the end there is no second chance.
    expect(await redeemLogin(world.context, login)).toBeNull();
    expect(await stepWith(person, secret)).toBe("enter-code");
    const left = await database.db
      .select()
      .from(trustedDevices)
      .where(and(eq(trustedDevices.accountId, person.accountId), isNull(trustedDevices.endedAt)));
    expect(left).toEqual([]);
  }
});
