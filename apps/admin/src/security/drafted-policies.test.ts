import { expect, it } from "vitest";
import { draftFields, draftsIn, fieldsOf, keptDrafts } from "./drafted-policies.ts";

const fields = {
  staffMode: "required_every_login",
  staffSkips: "5",
  staffDays: "14",
  staffIdle: "15",
  staffVersion: "3",
  patientMode: "off",
  patientDays: "30",
  patientIdle: "20",
  patientTexts: "refused",
  patientVersion: "1",
};
const drafts = {
  staff: {
    mode: "required_every_login",
    skipsAllowed: 5,
    trustedDeviceDays: 14,
    idleMinutes: 15,
    textCodes: "allowed",
  },
  patient: { mode: "off", skipsAllowed: 0, trustedDeviceDays: 30, idleMinutes: 20, textCodes: "refused" },
  expected: { staff: 3, patient: 1 },
};

it("a draft survives the form, the address and the step-up unchanged", () => {
  expect(draftsIn(fields)).toEqual(drafts);
  expect(draftsIn(fieldsOf(draftsIn(fields) ?? expect.fail()))).toEqual(drafts);
  expect(keptDrafts.parse(fields)).toEqual(drafts);
});

it.each([
  ["0", 0],
  ["20", 20],
  [" 7 ", 7],
  ["٥", 5],
  ["１２\u200f", 12],
])("takes %j skips", (staffSkips, skips) => {
  expect(draftsIn({ ...fields, staffSkips })?.staff.skipsAllowed).toBe(skips);
});

it.each(["", "-1", "21", "1.5", "1e1", "five", "0x5", "999999999999", null, undefined, ["5", "6"]])(
  "refuses %j skips with one sentence",
  (staffSkips) => {
    const parsed = draftFields.safeParse({ ...fields, staffSkips });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(["Type a whole number from 0 to 20."]);
  },
);

it.each(["4", "61", "", "1e1"])("refuses an idle limit of %j", (staffIdle) => {
  const parsed = draftFields.safeParse({ ...fields, staffIdle });
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["staffIdle"]]);
});

it("days of trust are refused where they are shown, and are the usual ones where they are not", () => {
  const trusting = { ...fields, staffMode: "required_once_per_device" };
  for (const staffDays of ["0", "91", "", "many"]) {
    expect(draftsIn({ ...trusting, staffDays })).toBeNull();
    expect(draftsIn({ ...fields, staffDays })?.staff.trustedDeviceDays).toBe(30);
  }
  expect(draftsIn({ ...trusting, staffDays: "90" })?.staff.trustedDeviceDays).toBe(90);
});

it.each([
  { staffMode: "off" },
  { patientTexts: "sometimes" },
  { staffMode: "" },
  { patientMode: "required" },
  { staffVersion: "0" },
  { patientVersion: "1; drop" },
  { patientMode: ["off", "optional"] },
])("an address with %j spells no draft", (wrong) => {
  expect(draftsIn({ ...fields, ...wrong })).toBeNull();
});
