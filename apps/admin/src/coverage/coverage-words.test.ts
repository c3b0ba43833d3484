import type { Coverage, PolicyThen } from "@countersign/twofactor";
import { expect, it } from "vitest";
import { coverageRefusal, patientSentence, policySentence, resetSentence, staffSentence } from "./coverage-words.ts";

const at = new Date("2026-02-02T08:00:00Z");
const policy: PolicyThen = {
  mode: "required_every_login",
  skipsAllowed: 5,
  trustedDeviceDays: 30,
  idleMinutes: 30,
  textCodes: "allowed",
  version: 4,
  since: { at, version: 3, by: "Maria Okafor" },
  requiredSince: at,
};
const coverage: Coverage = {
  on: "2026-03-03",
  isToday: false,
  policies: { staff: policy, patient: policy },
  adoption: {
    staff: { people: 43, enrolled: 40, inGrace: 2, graceByLeft: [], notEnrolled: 0, locked: 1 },
    patient: { people: 1, codesOn: 1, codesOff: 0, locked: 0 },
  },
  admins: { people: 3, enrolled: 3 },
  resets: { staff: 2, patient: 1 },
  uncovered: [],
};

it("says since when, by which version and by whom", () => {
  expect(policySentence(policy, "Europe/London")).toBe(
    "Required – every login since 2 February 2026 (version 3, set by Maria Okafor).",
  );
  expect(policySentence({ ...policy, since: { at, version: 1, by: null } }, "Europe/London")).toContain(
    "as the clinic began",
  );
  expect(policySentence({ ...policy, requiredSince: new Date("2026-01-05T00:00:00Z") }, "Europe/London")).toContain(
    "Required in one mode or another since 5 January 2026.",
  );
});

it("days are the clinic's", () => {
  const late = { ...policy, since: { ...policy.since, at: new Date("2026-02-02T23:30:00Z") } };
  expect(policySentence(late, "Europe/Berlin")).toContain("since 3 February 2026");
});

it("counts whoever is locked among those who have a second factor", () => {
  expect(staffSentence(coverage)).toBe(
    "41 of 43 members of staff had a second factor (1 of them locked after wrong codes); 2 in grace, 0 without. 3 of 3 admins had one.",
  );
  expect(patientSentence(coverage)).toBe("1 of 1 patient had sign-in codes on.");
  expect(resetSentence(coverage)).toContain("2 of staff, 1 of patients");
});

it("answers a day of which nothing can be told by why", () => {
  expect(coverageRefusal({ ok: false, why: "before_trail", begins: "2026-03-01" })).toContain("1 March 2026");
  expect(coverageRefusal({ ok: false, why: "future" })).toContain("has not come yet");
});
