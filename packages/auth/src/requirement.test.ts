import type { Capability } from "@countersign/accounts";
import { expect, test } from "vitest";
import { mayEnter, type Requirement, shortcomingOf } from "./requirement.ts";

type Facts = Parameters<typeof mayEnter>[1];
const person = (role: Facts["role"], assurance: 1 | 2): Facts => ({
  kind: role ? "staff" : "patient",
  role,
  assurance,
});

test.each([
  ["admin", 2, true],
  ["helpdesk", 2, true],
  ["admin", 1, false],
  ["helpdesk", 1, false],
  ["staff", 2, false],
  [null, 2, false],
] as const)("the console lets a person with the role %s and assurance %i in: %s", (role, assurance, enters) => {
  expect(mayEnter("admin", person(role, assurance))).toBe(enters);
});

test.each(["staff", "patient"] as const)("the %s portal lets everyone in whose session is live", (portal) => {
  for (const role of ["admin", "helpdesk", "staff", null] as const) {
    for (const assurance of [1, 2] as const) expect(mayEnter(portal, person(role, assurance))).toBe(true);
  }
});

const settings: Capability = "change_policy";
test.each<[string, Facts, Requirement, string | null]>([
  ["asks for nothing", person(null, 1), {}, null],
  ["wants staff, and gets a patient", person(null, 2), { kind: "staff" }, "who"],
  ["wants a patient, and gets staff", person("staff", 2), { kind: "patient" }, "who"],
  ["wants what an admin may, of an admin", person("admin", 2), { may: settings }, null],
  ["wants what an admin may, of the helpdesk", person("helpdesk", 2), { may: settings }, "role"],
  ["wants what an admin may, of staff", person("staff", 2), { may: settings }, "who"],
  ["wants a second factor, and gets the password alone", person("admin", 1), { assurance: 2 }, "assurance"],
  ["wants a second factor, and gets one", person("staff", 2), { assurance: 2 }, null],
  [
    "wants all, and lacks the factor alone",
    person("admin", 1),
    { kind: "staff", may: settings, assurance: 2 },
    "assurance",
  ],
])("a page that %s", (_name, who, requirement, lacks) => {
  expect(shortcomingOf(who, requirement)).toBe(lacks);
});
