import type { Context } from "@countersign/db";
import { confirmEnrolment } from "../authenticators/confirm-enrolment.ts";
import { readEnrolment } from "../authenticators/read-enrolment.ts";
import { setupKeyBytes } from "../authenticators/setup-key.ts";
import { codeAt } from "../authenticators/totp.ts";
import { beginStepUp } from "../login/begin-step-up.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import type { Person } from "../session/person.ts";
import { resolveSession } from "../session/resolve-session.ts";
import {
  type ClinicWorld,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestAuthenticator,
  type TestPerson,
} from "./clinic-world.ts";

/** The same world through another replica's pool: same clock, same keys, connections of its own. */
export function replicaOf(world: ClinicWorld, pool: { readonly db: Context["db"] }): Context {
  return { ...world.context, db: pool.db };
}

/** Completes a login with a code of this moment, or says what refused it. */
export async function signedIn(world: ClinicWorld, person: TestPerson, phone?: TestAuthenticator): Promise<Person> {
  const login = await world.begun(person);
  if (phone) {
    const verified = await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
    if (!verified.ok) throw new Error(`The code of ${person.email} was refused: ${verified.why}`);
  }
  return mustRedeem(world, person, login.token);
}

/** Signs in by spending a skip. */
export async function signedInBySkip(world: ClinicWorld, person: TestPerson): Promise<Person> {
  const login = await world.begun(person);
  const skipped = await skipForNow(world.context, login);
  if (!skipped.ok) throw new Error(`The skip of ${person.email} was refused: ${skipped.why}`);
  return mustRedeem(world, person, login.token);
}

/** Confirms with a step-up and gives the session that takes the old one's place. */
export async function steppedUp(world: ClinicWorld, signed: Person, phone: TestAuthenticator): Promise<Person> {
  const place = { portal: signed.portal, clinicSlug: signed.clinic.slug };
  const step = { intent: { action: "test", input: null }, returnTo: "/", person: signed, visitor: TEST_VISITOR };
  const login = { ...(await beginStepUp(world.context, step)), place };
  const verified = await verifyAuthenticatorCode(world.context, { ...login, code: phone.code(world.clock.now()) });
  if (!verified.ok) throw new Error(`The step-up of ${signed.email} was refused: ${verified.why}`);
  const session = await redeemLogin(world.context, login);
  return resolvedPerson(world, place, session);
}

/** Whoever holds a session right now, or why nobody does. */
export function seen(world: ClinicWorld, signed: Person) {
  const place = { portal: signed.portal, clinicSlug: signed.clinic.slug };
  return resolveSession(world.context, { place, clinicId: signed.clinicId, sessionId: signed.sessionId });
}

/** The set-up window of a login or session as the person's own app reads it. */
export async function openWindow(
  world: ClinicWorld,
  person: TestPerson,
  owner: Parameters<typeof readEnrolment>[1]["owner"],
) {
  const window = await readEnrolment(world.context, { account: person, owner, issuer: "Lakeside", accountName: "A" });
  if (!window) throw new Error("No enrolment is open there.");
  const secret = setupKeyBytes(window.setupKey);
  const form = (over: { code?: string; password?: string; name?: string } = {}) => ({
    ...person,
    owner,
    visitor: TEST_VISITOR,
    name: over.name ?? "",
    code: over.code ?? codeAt(secret, world.clock.now()),
    password: over.password ?? TEST_PASSWORD,
  });
  return {
    ...window,
    secret,
    form,
    confirm: (over: { code?: string; password?: string; name?: string } = {}) =>
      confirmEnrolment(world.context, form(over)),
  };
}

async function mustRedeem(world: ClinicWorld, person: TestPerson, token: string): Promise<Person> {
  const session = await redeemLogin(world.context, { place: person.place, token, use: SIGN_IN });
  return resolvedPerson(world, person.place, session);
}

async function resolvedPerson(
  world: ClinicWorld,
  place: TestPerson["place"],
  session: Awaited<ReturnType<typeof redeemLogin>>,
): Promise<Person> {
  if (!session) throw new Error("The login was not redeemed.");
  const resolved = await resolveSession(world.context, { place, ...session });
  if (!resolved.live) throw new Error(`The new session is not live: ${resolved.why}`);
  return resolved.person;
}
