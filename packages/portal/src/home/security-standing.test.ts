import { expect, test } from "vitest";
import { type HomeFacts, securityStanding } from "./security-standing.ts";

const news = { event: "sign_in.failed", at: new Date(0), browser: "Firefox on Linux" } as const;

const staff: HomeFacts = {
  kind: "staff",
  authenticators: 1,
  signInCodesOn: false,
  recoveryCodesLeft: 10,
  unseenRecoveryCodes: false,
  emailFailing: false,
  phoneFailing: false,
  phoneConfirmed: false,
  notice: null,
  policy: { mode: "optional" },
  trustedDevices: 0,
  news: null,
};
const alone: HomeFacts = { ...staff, authenticators: 0, recoveryCodesLeft: 0 };
const patient: HomeFacts = { ...alone, kind: "patient", signInCodesOn: true };
const required = { mode: "required_every_login" } as const;

test.each<[string, HomeFacts, string, string[]]>([
  ["an authenticator and ten codes", staff, "protected", []],
  ["four codes left", { ...staff, recoveryCodesLeft: 4 }, "protected", []],
  ["three codes left", { ...staff, recoveryCodesLeft: 3 }, "could_be_better", ["new_codes"]],
  ["no codes left", { ...staff, recoveryCodesLeft: 0 }, "could_be_better", ["new_codes"]],
  ["codes never stored", { ...staff, unseenRecoveryCodes: true }, "needs_you", ["store_codes"]],
  ["none yet, under Optional", alone, "could_be_better", ["set_up"]],
  ["none yet, required", { ...alone, policy: required, notice: "set_up_next_time" }, "needs_you", ["set_up_required"]],
  ["a failing address", { ...staff, emailFailing: true }, "needs_you", ["change_email"]],
  ["a trusted device", { ...staff, trustedDevices: 1 }, "protected", ["check_devices"]],
  ["somebody else's try", { ...staff, news }, "needs_you", ["look_at_sign_in"]],
  ["a patient with codes by email", patient, "protected", ["use_app"]],
  ["a patient with an app", { ...patient, authenticators: 1, recoveryCodesLeft: 10 }, "protected", []],
  ["a patient without codes", { ...patient, signInCodesOn: false }, "could_be_better", ["turn_on_codes"]],
  ["a patient who must", { ...patient, signInCodesOn: false, policy: required }, "protected", ["use_app"]],
  ["a patient whom nobody asks", { ...patient, policy: { mode: "off" } }, "password_alone", []],
  [
    "a patient whose texts fail",
    { ...patient, phoneConfirmed: true, phoneFailing: true },
    "could_be_better",
    ["change_phone", "use_app"],
  ],
])("%s", (_, facts, standing, steps) => {
  expect(securityStanding(facts)).toEqual({ standing, steps });
});

test("where much is to be done, three steps are told, the most important ones first", () => {
  const facts: HomeFacts = { ...staff, news, emailFailing: true, recoveryCodesLeft: 1, trustedDevices: 2 };
  expect(securityStanding(facts).steps).toEqual(["look_at_sign_in", "change_email", "new_codes"]);
});

test("whoever must set up first is not sent to settings that they cannot change yet", () => {
  const facts: HomeFacts = { ...alone, policy: required, notice: "set_up_next_time", emailFailing: true };
  expect(securityStanding(facts).steps).toEqual(["set_up_required"]);
});

test("a policy that could not be read counts as required", () => {
  expect(securityStanding({ ...patient, signInCodesOn: false, policy: { mode: null } }).standing).toBe("protected");
});
