import type { ZoneSpan } from "../zone-clock.ts";

const LAST_YEAR = 2100;
const DAY_SECONDS = 24 * 60 * 60;

type Time = Pick<ZoneSpan, "offset" | "name">;
/** Seconds from the beginning of a year, by the clock that is left, to the moment at which clocks are turned. */
type Turn = (year: number) => number;

/** A zone that turns its clocks twice a year, as the end of its file says; without turns, it never does again. */
export type ZoneRule = {
  readonly standard: Time;
  readonly summer: Time | null;
  readonly begins: Turn;
  readonly ends: Turn;
};

const NAME = "(<[+\\-A-Za-z0-9]{3,}>|[A-Za-z]{3,})";
const CLOCK = "([+-]?\\d{1,3}(?::\\d{2}(?::\\d{2})?)?)";
const RULE = new RegExp(`^${NAME}${CLOCK}(?:${NAME}${CLOCK}?,([^,]+),([^,]+))?$`);

/**
 * Reads a rule such as `PST8PDT,M3.2.0,M11.1.0`.
 *
 * @returns null for anything that is none
 * @see POSIX.1-2024 §8.3 (TZ); RFC 9636 §3.3.1
 */
export function readRule(text: string): ZoneRule | null {
  const [matches, name = "", behind = "", summerName, summerBehind, from = "", to = ""] = RULE.exec(text) ?? [];
  if (matches === undefined) return null;
  const standard = { offset: -secondsIn(behind), name: name.replace(/[<>]/g, "") };
  const never = () => Number.POSITIVE_INFINITY;
  if (summerName === undefined) return { standard, summer: null, begins: never, ends: never };
  const offset = summerBehind === undefined ? standard.offset + 3600 : -secondsIn(summerBehind);
  const [begins, ends] = [readTurn(from), readTurn(to)];
  if (!begins || !ends) return null;
  return { standard, summer: { offset, name: summerName.replace(/[<>]/g, "") }, begins, ends };
}

/** How clocks go on by the rule, from a moment on, before which `before` counted. */
export function spansByRule({ standard, summer, begins, ends }: ZoneRule, from: number, before: Time): ZoneSpan[] {
  const turns: { readonly at: number; readonly to: Time }[] = [];
  const first = Number.isFinite(from) ? new Date(from).getUTCFullYear() : 1970;
  for (let year = first; summer && year <= LAST_YEAR; year += 1) {
    const start = Date.UTC(year, 0) / 1000;
    turns.push({ at: (start + begins(year) - standard.offset) * 1000, to: summer });
    turns.push({ at: (start + ends(year) - summer.offset) * 1000, to: standard });
  }
  const spans: ZoneSpan[] = [];
  let current = before;
  for (const { at, to } of turns.sort((one, other) => one.at - other.at)) {
    if (at <= from || to.offset === current.offset) continue;
    spans.push({ until: at, ...current });
    current = to;
  }
  return [...spans, { until: Number.POSITIVE_INFINITY, ...current }];
}

function readTurn(text: string): Turn | null {
  const [day = "", clock = "2"] = text.split("/");
  const seconds = secondsIn(clock);
  const [, month, week, weekday] = /^M(\d{1,2})\.([1-5])\.([0-6])$/.exec(day) ?? [];
  if (month) return (year) => monthDay(year, Number(month), Number(week), Number(weekday)) * DAY_SECONDS + seconds;
  const [, julian] = /^J(\d{1,3})$/.exec(day) ?? [];
  // Such a rule never counts 29 February.
  if (julian)
    return (year) => (Number(julian) - 1 + (isLeap(year) && Number(julian) > 59 ? 1 : 0)) * DAY_SECONDS + seconds;
  return /^\d{1,3}$/.test(day) ? () => Number(day) * DAY_SECONDS + seconds : null;
}

/** Which day of the year, from 0, is the week's (5 for the last) such weekday of a month. */
function monthDay(year: number, month: number, week: number, weekday: number): number {
  const first = Date.UTC(year, month - 1, 1) / 1000 / DAY_SECONDS;
  const days = Date.UTC(year, month, 1) / 1000 / DAY_SECONDS - first;
  // 1 January 1970 was a Thursday.
  const skipped = (weekday - ((((first + 4) % 7) + 7) % 7) + 7) % 7;
  const wanted = skipped + (week - 1) * 7;
  return first + (wanted < days ? wanted : wanted - 7) - Date.UTC(year, 0) / 1000 / DAY_SECONDS;
}

function isLeap(year: number): boolean {
  return new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
}

function secondsIn(clock: string): number {
  const [hours = "0", minutes = "0", seconds = "0"] = clock.replace(/^[+-]/, "").split(":");
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return clock.startsWith("-") ? -total : total;
}
