import type { KeptDecision, LoginState, SessionMethod, SignIn } from "@countersign/twofactor";
import { describe, expect, it } from "vitest";
import { outcomeWords, signInFacts, signInSentence } from "./sign-in-sentences.ts";

const portals = ["staff", "admin", "patient"] as const;
const modes = ["off", "optional", "required_every_login", "required_once_per_device", null] as const;
const steps = ["signed-in", "enter-code", "enrol", "locked"] as const;
const states = Object.keys(outcomeWords) as LoginState[];
const methods = [
  null,
  "password",
  "skip",
  "authenticator",
  "enrolment",
  "recovery_code",
  "email_code",
  "text_code",
  "trusted_device",
] as const satisfies readonly (SessionMethod | null)[];

const decided: KeptDecision = {
  policyVersion: 3,
  mode: "optional",
  asked: "signed-in",
  offered: [],
  skipsLeft: null,
  skipsAfter: null,
  trustedDevice: null,
};
const signIn = (over: Partial<SignIn> = {}, made: Partial<KeptDecision> | null = {}): SignIn => ({
  id: "1",
  portal: "staff",
  at: new Date(0),
  browser: "Firefox on Linux",
  address: "192.0.2.7",
  state: "redeemed",
  method: "password",
  wrongCodes: 0,
  ...over,
  decision: made && { ...decided, ...made },
});

describe.each(portals)("at the %s door every combination is told in whole sentences", (portal) => {
  it.each(steps)("asked: %s", (asked) => {
    for (const mode of modes)
      for (const trustedDevice of [null, "a-device"])
        for (const state of states)
          for (const method of methods) {
            const told = signInSentence(signIn({ portal, state, method }, { asked, mode, trustedDevice }));
            expect(told).toMatch(/^[A-Z][^.]*\.( [A-Z][^.]*\.)+$/);
            expect(told).not.toMatch(/undefined|null/);
          }
  });

  it("from before reasons were kept: says so, and what came of it", () => {
    for (const state of states)
      expect(signInSentence(signIn({ portal, state, method: null }, null))).toMatch(/^Why is not known: .*\. \S/);
  });
});

it.each<[SignIn, string]>([
  [
    signIn({ method: "authenticator" }, { asked: "enter-code", mode: "required_every_login" }),
    "Asked for a code because your clinic requires it at every login. Signed in with a code of their authenticator app.",
  ],
  [
    signIn({ portal: "admin", method: "authenticator" }, { asked: "enter-code" }),
    "Asked for a code because the console lets nobody in without one. Signed in with a code of their authenticator app.",
  ],
  [
    signIn({ method: "trusted_device" }, { mode: "required_once_per_device", trustedDevice: "a-device" }),
    "Not asked for a code because this browser was one of their trusted devices. Signed in.",
  ],
  [
    signIn({ method: "skip" }, { asked: "enrol", mode: "required_every_login", skipsLeft: 3, skipsAfter: 2 }),
    "Asked to set up two-factor authentication because your clinic requires it. Put it off and signed in.",
  ],
  [
    signIn({ portal: "patient", state: "failed", method: null }, { asked: "enter-code" }),
    "Asked for a code because they had turned sign-in codes on. It ended after too many wrong codes.",
  ],
  [
    signIn({ portal: "patient", method: "authenticator" }, { asked: "enter-code", offered: ["authenticator"] }),
    "Asked for a code because they had set up an authenticator app. Signed in with a code of their authenticator app.",
  ],
  [
    signIn({ portal: "patient" }, { mode: "off" }),
    "The password was enough: your clinic asked patients for no code. Signed in.",
  ],
  [
    signIn({ state: "expired", method: null }, { asked: "locked", mode: null }),
    "Asked for a code because the policy could not be read, which counts as required. Codes were not looked at then, after too many wrong ones. It was never finished.",
  ],
])("%#: one case in full", (made, sentence) => {
  expect(signInSentence(made)).toBe(sentence);
});

it("tells what was offered, what went wrong and what a skip cost", () => {
  const made = { asked: "enter-code", offered: ["authenticator", "recovery_code"] } as const;
  expect(signInFacts(signIn({ wrongCodes: 2 }, made))).toEqual([
    "Offered: authenticator app, recovery code",
    "2 wrong codes",
  ]);
  expect(signInFacts(signIn({}, { skipsLeft: 1, skipsAfter: 0 }))).toEqual(["1 skip left before, 0 after"]);
  expect(signInFacts(signIn({}, { skipsLeft: 2 }))).toEqual(["2 skips left before"]);
  expect(signInFacts(signIn({}, null))).toEqual([]);
});
