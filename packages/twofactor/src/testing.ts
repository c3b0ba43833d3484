export {
  type ClinicWorld,
  clinicWorld,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestAuthenticator,
  type TestPerson,
} from "./testing/clinic-world.ts";
export { TestClock } from "./testing/clock.ts";
export { brokenInvariants, watchSteps } from "./testing/invariants.ts";
export { Life } from "./testing/life.ts";
export { openWindow, replicaOf, seen, signedIn, signedInBySkip, steppedUp } from "./testing/signed-in.ts";
