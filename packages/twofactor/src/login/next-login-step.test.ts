import { describe, expect, it } from "vitest";
import { type LoginFacts, type LoginStep, nextLoginStep } from "./next-login-step.ts";

const now = new Date("2026-11-23T09:00:00Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const nobody: LoginFacts = {
  portal: "staff",
  mode: "optional",
  skipsAllowed: 5,
  skipsSpent: 0,
  authenticators: 0,
  recoveryCodesLeft: 0,
  signInCodesOn: false,
  phoneConfirmed: false,
  textCodes: "allowed",
  deviceTrusted: false,
  waitsUntil: null,
  suspendedAt: null,
};
const IN: LoginStep = { at: "signed-in", by: "password" };
const CODE: LoginStep = { at: "enter-code", methods: ["authenticator"] };
const EMAIL: LoginStep = { at: "enter-code", methods: ["email_code"] };
const enrol = (skipsLeft: number): LoginStep => ({ at: "enrol", skipsLeft });

type Row = readonly [
  portal: LoginFacts["portal"],
  mode: LoginFacts["mode"],
  facts: Partial<LoginFacts>,
  step: LoginStep,
];

describe("what is owed after the right password", () => {
  it.each<Row>([
    ["staff", "optional", {}, IN],
    ["staff", "optional", { authenticators: 1 }, CODE],
    ["staff", "required_every_login", {}, enrol(5)],
    ["staff", "required_every_login", { authenticators: 1 }, CODE],
    ["staff", null, {}, enrol(5)],
    ["staff", null, { skipsAllowed: 0 }, enrol(0)],
    ["staff", null, { authenticators: 1 }, CODE],
    ["staff", "off", { authenticators: 1 }, CODE],
    ["staff", "optional", { signInCodesOn: true, phoneConfirmed: true }, IN],
    ["admin", "optional", {}, enrol(0)],
    ["admin", "optional", { authenticators: 1 }, CODE],
    ["admin", "required_every_login", {}, enrol(0)],
    ["admin", "required_every_login", { authenticators: 2 }, CODE],
    ["admin", null, {}, enrol(0)],
    ["patient", "off", {}, IN],
    ["patient", "off", { signInCodesOn: true }, IN],
    ["patient", "optional", {}, IN],
    ["patient", "optional", { signInCodesOn: true }, EMAIL],
    ["patient", "required_every_login", {}, EMAIL],
    ["patient", "required_every_login", { signInCodesOn: true }, EMAIL],
    ["patient", null, {}, EMAIL],
    ["patient", "required_every_login", { authenticators: 1 }, CODE],
    ["patient", "optional", { authenticators: 1 }, CODE],
    ["patient", "optional", { authenticators: 1, signInCodesOn: true, phoneConfirmed: true }, CODE],
    ["patient", "off", { authenticators: 1 }, IN],
    [
      "patient",
      "required_every_login",
      { phoneConfirmed: true },
      { at: "enter-code", methods: ["email_code", "text_code"] },
    ],
  ])("%s, %s, %j", (portal, mode, facts, step) => {
    expect(nextLoginStep({ ...nobody, portal, mode, ...facts }, now)).toEqual(step);
  });

  it.each([
    [5, 0, 5],
    [5, 4, 1],
    [5, 5, 0],
    [3, 5, 0],
    [0, 0, 0],
    [20, 20, 0],
    [20, 3, 17],
  ])("of %i skips allowed and %i spent %i are left", (skipsAllowed, skipsSpent, left) => {
    const facts = { ...nobody, mode: "required_every_login", skipsAllowed, skipsSpent } as const;
    expect(nextLoginStep(facts, now)).toEqual(enrol(left));
  });

  it("recovery codes are offered while there are some", () => {
    const facts = { ...nobody, authenticators: 1, recoveryCodesLeft: 1 };
    expect(nextLoginStep(facts, now)).toEqual({ at: "enter-code", methods: ["authenticator", "recovery_code"] });
  });
});

describe("after wrong codes", () => {
  it.each<[string, Partial<LoginFacts>, LoginStep["at"], Date | null]>([
    ["a short wait is told beside the field", { waitsUntil: inSeconds(120) }, "enter-code", null],
    ["a long one on a page of its own", { waitsUntil: inSeconds(121) }, "locked", inSeconds(121)],
    ["a wait that is over is none", { waitsUntil: now }, "enter-code", null],
    ["suspended until somebody unlocks", { suspendedAt: now }, "locked", null],
    ["suspended, whatever the wait", { suspendedAt: now, waitsUntil: inSeconds(3600) }, "locked", null],
  ])("%s", (_name, facts, at, until) => {
    const step = nextLoginStep({ ...nobody, authenticators: 1, ...facts }, now);
    expect(step.at).toBe(at);
    if (step.at === "locked") expect(step.until).toEqual(until);
  });

  it("a lock opens no way around: without a factor it changes nothing, with one it never signs in", () => {
    expect(nextLoginStep({ ...nobody, suspendedAt: now }, now)).toEqual(IN);
    const required = { ...nobody, mode: "required_every_login", suspendedAt: now } as const;
    expect(nextLoginStep(required, now)).toEqual(enrol(5));
    expect(nextLoginStep({ ...required, authenticators: 1 }, now).at).toBe("locked");
  });
});
