import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type LoginMoments, type LoginState, loginStateOf, loginStates } from "./login-state.ts";

const now = new Date("2026-11-23T09:00:00Z");
const earlier = new Date(now.getTime() - 1000);
const open: LoginMoments = {
  expiresAt: new Date(now.getTime() + 1),
  completedAt: null,
  redeemedAt: null,
  cancelledAt: null,
  replacedAt: null,
  failedAt: null,
};

it("the diagram beside the code names exactly the states of the code", () => {
  const drawn = readFileSync(new URL("./login-states.mermaid", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => /^\s*(\S+) --> ([^\s:]+)/.exec(line)?.slice(1) ?? [])
    .filter((name) => name !== "[*]");
  expect(new Set(drawn)).toEqual(new Set(loginStates));
});

it.each<[LoginState, Partial<LoginMoments>]>([
  ["open", {}],
  ["expired", { expiresAt: now }],
  ["expired", { expiresAt: earlier }],
  ["completed", { completedAt: earlier }],
  ["expired", { completedAt: earlier, expiresAt: now }],
  ["redeemed", { completedAt: earlier, redeemedAt: earlier }],
  ["redeemed", { completedAt: earlier, redeemedAt: earlier, expiresAt: earlier }],
  ["cancelled", { cancelledAt: earlier }],
  ["cancelled", { completedAt: earlier, cancelledAt: earlier, expiresAt: earlier }],
  ["replaced", { replacedAt: earlier }],
  ["replaced", { replacedAt: earlier, expiresAt: earlier }],
  ["failed", { failedAt: earlier }],
  ["failed", { failedAt: earlier, expiresAt: earlier }],
])("is %s with %j", (state, moments) => {
  expect(loginStateOf({ ...open, ...moments }, now)).toBe(state);
});
