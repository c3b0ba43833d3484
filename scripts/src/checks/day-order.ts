import { parseArgs } from "node:util";
import { Refusal } from "../say.ts";

const HOW = 'Say it like this: npm test -- --date "2036-10-26 01:30" --zone Europe/Zurich.';
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;

/** The moment at which a run of the suite is to begin: what the clock on the wall shows, and where. */
export interface DayOrder {
  /** Year, month, day, hour, minute: at noon unless told. */
  readonly wall: readonly [number, number, number, number, number];
  readonly zone: string | null;
}

/** @returns null when no day is named @throws Refusal with one sentence for anything else */
export function readDayOrder(args: readonly string[]): DayOrder | null {
  const { date, zone } = parsed(args);
  if (date === undefined) {
    if (zone !== undefined) throw new Refusal(`A zone needs a date. ${HOW}`);
    return null;
  }
  const [, ...parts] = MOMENT.exec(date) ?? [];
  const [year = 0, month = 0, day = 0, hour = 12, minute = 0] = parts.map((part) => (part ? Number(part) : undefined));
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour;
  if (parts.length === 0 || !isReal || minute > 59) throw new Refusal(`"${date}" is no date. ${HOW}`);
  if (zone !== undefined && !isZone(zone)) throw new Refusal(`"${zone}" is no time zone. ${HOW}`);
  return { wall: [year, month, day, hour, minute], zone: zone ?? null };
}

function parsed(args: readonly string[]): { date?: string | undefined; zone?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { date: { type: "string" }, zone: { type: "string" } } }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message.split(". ")[0] : error}. ${HOW}`);
  }
}

function isZone(name: string): boolean {
  return name === "UTC" || Intl.supportedValuesOf("timeZone").includes(name);
}
