import type { HistoryRow } from "@countersign/audit";
import { clockOf } from "@countersign/zones";
import { expect, test } from "vitest";
import { daysOf } from "./activity-days.ts";
import { entriesOf } from "./activity-entries.ts";

const reader = { clinicId: "c", accountId: "a", sessionId: "here" } as unknown as Parameters<typeof entriesOf>[1];
const start = new Date("2026-11-23T09:00:00Z").getTime();

function row(event: string, minutesAgo: number, over: Partial<HistoryRow> = {}): HistoryRow {
  return {
    clinicId: "c",
    accountId: "a",
    actorId: "a",
    id: `${event} ${minutesAgo}`,
    at: new Date(start - minutesAgo * 60_000),
    event,
    outcome: "success",
    portal: "staff",
    loginId: null,
    sessionId: null,
    address: "192.0.2.7",
    browser: "Firefox on Linux",
    details: {},
    ...over,
  } as HistoryRow;
}

const told = (rows: readonly HistoryRow[]) =>
  entriesOf(rows, reader).map(({ sentence, times }) => `${sentence}${times > 1 ? ` ×${times}` : ""}`);

test("a sign-in is one line, whatever it was made of; one that was not finished is told by its parts", () => {
  const signIn = [row("session.started", 0, { loginId: "1" }), row("sign_in_code.sent", 1, { loginId: "1" })];
  expect(told(signIn)).toEqual(["You signed in"]);
  expect(told([row("sign_in_code.sent", 1, { loginId: "2" }), ...signIn])).toEqual([
    "A sign-in code was sent",
    "You signed in",
  ]);
  expect(told([row("session.started", 0, { loginId: "1" }), row("sign_in.code_wrong", 1, { loginId: "1" })])).toEqual([
    "You signed in",
    "A wrong code was typed after the right password",
  ]);
});

test("the same again within an hour is one line with its number, from another place it is not", () => {
  const wrong = (minutesAgo: number, over: Partial<HistoryRow> = {}) => row("sign_in.code_wrong", minutesAgo, over);
  const sentence = "A wrong code was typed after the right password";
  expect(told([wrong(0), wrong(20), wrong(70)])).toEqual([`${sentence} ×3`]);
  expect(told([wrong(0), wrong(60)])).toEqual([sentence, sentence]);
  expect(told([wrong(0), wrong(1, { address: "198.51.100.1" })])).toEqual([sentence, sentence]);
  expect(told([wrong(0), row("session.ended", 1), wrong(2)])).toHaveLength(3);
});

test("the sign-in of this session is marked, and cannot be disowned in it; another one can, a wrong password cannot", () => {
  const entries = entriesOf(
    [
      row("session.started", 0, { sessionId: "here" as HistoryRow["sessionId"] }),
      row("session.started", 1, { sessionId: "there" as HistoryRow["sessionId"] }),
      row("sign_in.password_wrong", 2),
      row("authenticator.removed", 3, { actorId: "admin" }),
      row("sign_in.unfinished", 4, { actorId: null }),
    ],
    reader,
  );
  expect(entries.map(({ here, disownable }) => [here, disownable])).toEqual([
    [true, false],
    [false, true],
    [false, false],
    [false, false],
    [false, true],
  ]);
});

test("days are the clinic's, and keep their order", () => {
  const entries = ["2026-11-23T23:30:00Z", "2026-11-23T10:00:00Z", "2026-11-22T23:30:00Z"].map((at) => ({ at }));
  expect(daysOf(entries, clockOf("UTC")).map(({ day, entries: those }) => [day, those.length])).toEqual([
    ["Monday 23 November 2026", 2],
    ["Sunday 22 November 2026", 1],
  ]);
  expect(daysOf(entries, clockOf("Europe/Berlin")).map(({ entries: those }) => those.length)).toEqual([1, 2]);
});

test("that a sign-in came from a new browser stands in its own line, wherever that is on the page", () => {
  const news = row("sign_in.new_browser", 0, { loginId: "1" as HistoryRow["loginId"], actorId: null });
  const signIn = row("session.started", 1, { loginId: "1" as HistoryRow["loginId"] });
  expect(told([news, signIn])).toEqual(["You signed in, from a browser not used before"]);
  expect(told([news])).toEqual(["You signed in from a browser that had not been used before"]);
});
