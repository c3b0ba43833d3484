import { expect, test } from "vitest";
import { newsIn, signInsIn } from "./lately.ts";

const now = new Date("2026-03-10T12:00:00Z");
const here = { browser: "Chrome on Windows", address: "192.0.2.1", now };
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const row = (event: string, wish: Partial<{ hours: number; address: string; purpose: string }> = {}) => ({
  id: `${event} ${wish.hours ?? 1}`,
  at: hoursAgo(wish.hours ?? 1),
  event,
  browser: "Chrome on Windows",
  address: wish.address ?? "203.0.113.9",
  details: { method: "authenticator", purpose: wish.purpose ?? "sign_in" },
});

test("the three newest sign-ins are told; confirming that it is them is none", () => {
  const rows = [1, 2, 3, 4, 5].map((hours) =>
    row("session.started", { hours, purpose: hours === 2 ? "step_up" : "sign_in" }),
  );
  expect(signInsIn(rows).map(({ at }) => at)).toEqual([1, 3, 4].map(hoursAgo));
});

test.each(["sign_in.failed", "sign_in.unfinished", "sign_in.new_browser"])("%s from elsewhere is news", (event) => {
  expect(newsIn([row("session.started"), row(event)], here)).toMatchObject({ event });
});

test("what came from this browser at this address was its owner", () => {
  expect(newsIn([row("sign_in.failed", { address: here.address })], here)).toBeNull();
});

test.each(["account.disowned", "account.password_changed", "account.password_reset"])(
  "after %s there is nothing left to look at",
  (event) => {
    expect(newsIn([row(event), row("sign_in.failed", { hours: 2 })], here)).toBeNull();
    expect(newsIn([row("sign_in.failed"), row(event, { hours: 2 })], here)).not.toBeNull();
  },
);

test("after three days it is no news any more", () => {
  expect(newsIn([row("sign_in.failed", { hours: 71 })], here)).not.toBeNull();
  expect(newsIn([row("sign_in.failed", { hours: 72 })], here)).toBeNull();
});
