export { type ClinicWorld, clinicWorld, TEST_PASSWORD, TEST_VISITOR, type TestPerson } from "./testing/clinic-world.ts";
export { TestClock } from "./testing/clock.ts";
