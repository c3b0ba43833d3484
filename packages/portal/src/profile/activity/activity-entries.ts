import type { HistoryRow } from "@countersign/audit";
import { isDisownable, type Person } from "@countersign/twofactor";
import { activitySentence } from "./activity-sentences.ts";

/** One line of recent activity: an event, or several that say the same. */
export type ActivityEntry = {
  /** The newest event's, and so is the moment. */
  readonly id: string;
  readonly at: Date;
  readonly sentence: string;
  readonly times: number;
  readonly browser: string | null;
  readonly address: string | null;
  /** It began the session in which it is read. */
  readonly here: boolean;
  /** Somebody else can have done it. */
  readonly disownable: boolean;
};

type Reader = Pick<Person, "clinicId" | "accountId" | "sessionId">;

/** What a sign-in that was finished says by itself. */
const PARTS_OF_SIGN_IN: ReadonlySet<string> = new Set(["sign_in_code.sent", "skip.spent", "sign_in.new_browser"]);

/** The same thing again within so many milliseconds is one line. */
const TOGETHER_MS = 60 * 60_000;

/** Events as their person reads them, newest first as they come. */
export function entriesOf(rows: readonly HistoryRow[], reader: Reader): ActivityEntry[] {
  const loginsOf = (name: string) => new Set(rows.flatMap(({ event, loginId }) => (event === name ? [loginId] : [])));
  const signIns = loginsOf("session.started");
  const fromNewBrowsers = loginsOf("sign_in.new_browser");
  const entries: ActivityEntry[] = [];
  let oldest: Date | null = null;
  for (const row of rows) {
    if (row.loginId && PARTS_OF_SIGN_IN.has(row.event) && signIns.has(row.loginId)) continue;
    const entry = entryOf(row, reader, row.loginId !== null && fromNewBrowsers.has(row.loginId));
    const before = entries.at(-1);
    if (before && oldest && oldest.getTime() - row.at.getTime() < TOGETHER_MS && isSame(before, entry)) {
      entries[entries.length - 1] = { ...before, times: before.times + 1 };
    } else entries.push(entry);
    oldest = row.at;
  }
  return entries;
}

function entryOf(row: HistoryRow, reader: Reader, fromNewBrowser: boolean): ActivityEntry {
  const { id, at, browser, address } = row;
  const started = row.event === "session.started";
  const here = started && row.sessionId === reader.sessionId;
  const sentence = activitySentence(row);
  return {
    id,
    at,
    sentence: started && fromNewBrowser ? `${sentence}, from a browser not used before` : sentence,
    times: 1,
    browser,
    address,
    here,
    disownable: isDisownable(row, reader),
  };
}

function isSame(one: ActivityEntry, other: ActivityEntry): boolean {
  const { sentence, browser, address, here, disownable } = other;
  return (
    one.sentence === sentence &&
    one.browser === browser &&
    one.address === address &&
    one.here === here &&
    one.disownable === disownable
  );
}
