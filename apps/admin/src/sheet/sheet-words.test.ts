import { policyModes } from "@countersign/twofactor";
import { expect, it } from "vitest";
import { sheetWords } from "./sheet-words.ts";

const facts = { mode: "required_every_login", skipsAllowed: 5, trustedDeviceDays: 30, from: null } as const;

it.each(policyModes.patient)("%s is told in whole sentences, now and from a day on", (mode) => {
  for (const from of [null, "Monday 30 November 2026, 8:00 GMT"])
    for (const skipsAllowed of [0, 1, 20]) {
      const { change, wait } = sheetWords({ ...facts, mode, skipsAllowed, from });
      expect(change).toMatch(/^[A-Z].*\.$/);
      expect(wait).toMatch(/^[A-Z].*\.$/);
      if (from) expect(change).toContain(`From ${from}, `);
    }
});

it("says how many logins may be skipped, and when none", () => {
  expect(sheetWords(facts).wait).toContain("put off for 5 logins");
  expect(sheetWords({ ...facts, skipsAllowed: 1 }).wait).toContain("put off for 1 login:");
  expect(sheetWords({ ...facts, skipsAllowed: 0 }).wait).toContain("at the next login");
  expect(sheetWords({ ...facts, mode: "optional" }).wait).toContain("no date");
});

it("says for how long a device may be trusted where one may", () => {
  expect(sheetWords({ ...facts, mode: "required_once_per_device" }).change).toContain("only after 30 days.");
  expect(sheetWords(facts).change).toContain("at every login.");
});
