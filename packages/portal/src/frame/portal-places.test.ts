import type { Role } from "@countersign/accounts";
import { expect, test } from "vitest";
import { placesFor } from "./portal-places.ts";

function labels(role: Role | null): readonly string[] {
  return placesFor("admin", role).map(({ label }) => label);
}

test("an admin is led everywhere in the console, the helpdesk only to people", () => {
  expect(labels("admin")).toEqual(["Dashboard", "Staff", "Patients", "Audit", "Settings", "Profile"]);
  expect(labels("helpdesk")).toEqual(["Dashboard", "Staff", "Patients", "Profile"]);
});

test("the portals of staff and patients are the same for every role", () => {
  for (const role of ["staff", "helpdesk", "admin"] as const) {
    expect(placesFor("staff", role).map(({ label }) => label)).toEqual(["Home", "Profile"]);
  }
  expect(placesFor("patient", null).map(({ label }) => label)).toEqual(["Home", "Profile"]);
});
