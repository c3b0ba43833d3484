import { usualPolicy } from "@countersign/twofactor";
import { expect, it } from "vitest";
import { draftFields, draftsIn, fieldsOf, keptDrafts } from "./drafted-policies.ts";

const fields = {
  staffMode: "required_every_login",
  staffSkips: "5",
  staffVersion: "3",
  patientMode: "off",
  patientVersion: "1",
};
const drafts = {
  staff: { ...usualPolicy, mode: "required_every_login", skipsAllowed: 5 },
  patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
  expected: { staff: 3, patient: 1 },
};

it("a draft survives the form, the address and the step-up unchanged", () => {
  expect(draftsIn(fields)).toEqual(drafts);
  expect(draftsIn(fieldsOf(draftsIn(fields) ?? expect.fail()))).toEqual(drafts);
  expect(keptDrafts.parse(fields)).toEqual(drafts);
});

it.each(["0", "20", " 7 "])("takes %j skips", (staffSkips) => {
  expect(draftsIn({ ...fields, staffSkips })?.staff.skipsAllowed).toBe(Number(staffSkips));
});

it.each(["", "-1", "21", "1.5", "1e1", "five", "٥", "0x5", "999999999999", null, undefined, ["5", "6"]])(
  "refuses %j skips with one sentence",
  (staffSkips) => {
    const parsed = draftFields.safeParse({ ...fields, staffSkips });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(["Type a whole number from 0 to 20."]);
  },
);

it.each([
  { staffMode: "off" },
  { staffMode: "" },
  { patientMode: "required" },
  { staffVersion: "0" },
  { patientVersion: "1; drop" },
  { patientMode: ["off", "optional"] },
])("an address with %j spells no draft", (wrong) => {
  expect(draftsIn({ ...fields, ...wrong })).toBeNull();
});
