import { startEnrolment } from "../authenticators/start-enrolment.ts";
import { codeAt } from "../authenticators/totp.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Person } from "../session/person.ts";
import { TEST_VISITOR, type TestAuthenticator, type TestPerson } from "./clinic-world.ts";
import type { PatientWorld } from "./patient-world.ts";
import { openWindow } from "./signed-in.ts";

/** A patient's set-up of an app, all but its last press. */
export async function settingUpApp(clinic: PatientWorld, patient: TestPerson, person: Person) {
  const { world, context } = clinic;
  const started = await startEnrolment(context, { person, visitor: TEST_VISITOR });
  if (!started.ok) throw new Error(`The set-up of ${patient.email} was refused: ${started.why}`);
  return openWindow(world, patient, { sessionId: person.sessionId });
}

/** A patient who sets an app up as people do, and the session in which they did. */
export async function withApp(clinic: PatientWorld, patient: TestPerson) {
  const person = await clinic.signIn(patient);
  const window = await settingUpApp(clinic, patient, person);
  const done = await window.confirm();
  if (!done.ok || !done.token) throw new Error("The app was not set up.");
  const session = await redeemLogin(clinic.context, {
    place: clinic.place,
    token: done.token,
    use: { purpose: "step_up", session: person },
  });
  if (!session) throw new Error("Setting up rotates the session.");
  const { secret } = window;
  const app: TestAuthenticator = { id: "set up", secret, code: (at) => codeAt(secret, at) };
  return { patient, app, person: await clinic.person(session) };
}

/** Signs a patient in with the code their app shows next. */
export async function signedInByApp(
  clinic: PatientWorld,
  patient: TestPerson,
  app: TestAuthenticator,
): Promise<Person> {
  clinic.world.nextStep();
  const login = await clinic.begin(patient);
  const verified = await verifyAuthenticatorCode(clinic.context, { ...login, code: app.code(clinic.context.now()) });
  if (!verified.ok) throw new Error(`The app's code was refused: ${verified.why}`);
  const person = await clinic.world.redeem(patient, login.token);
  if (!person) throw new Error("Nobody was signed in.");
  return person;
}
