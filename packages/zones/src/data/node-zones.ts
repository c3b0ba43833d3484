import type { ZoneSpan } from "../zone-clock.ts";
import { keeping, type ZoneData } from "./zone-data.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** No two turns of a clock are closer together than this. */
const STRIDE_MS = 5 * DAY_MS;
/** Before and after this nobody asks what a clinic's clock shows. */
const FIRST = Date.UTC(1970, 0);
const LAST = Date.UTC(2100, 0);

/**
 * The zones of Node itself, as `Intl` shows them. They are as old as the Node they come with, and are asked moment by
 * moment, so they are looked at only where nothing else knows better.
 *
 * @param version `process.versions.tz`
 * @param names gives a time its name, by its zone and how far it is ahead of UTC; Intl has too few of them
 */
export function nodeZones(version: string, names: (zone: string, offset: number) => string = () => ""): ZoneData {
  return keeping({
    version,
    source: "node",
    clockOf: (zone) => {
      try {
        const spans = nodeSpans(zone, FIRST);
        return { zone, spans: spans.map((span) => ({ ...span, name: names(zone, span.offset) })) };
      } catch {
        return null;
      }
    },
  });
}

/** How a zone's clocks go on from a moment, without names. Throws RangeError where Node knows no such zone. */
function nodeSpans(zone: string, from: number): ZoneSpan[] {
  const offset = offsetsOf(zone);
  const spans: ZoneSpan[] = [];
  let current = offset(from);
  for (let at = from; at < LAST; at += STRIDE_MS) {
    const next = offset(at + STRIDE_MS);
    if (next === current) continue;
    spans.push({ until: turnBetween(offset, at, at + STRIDE_MS), offset: current, name: "" });
    current = next;
  }
  return [...spans, { until: Number.POSITIVE_INFINITY, offset: current, name: "" }];
}

/** The first moment of the second offset, to the second. */
function turnBetween(offset: (at: number) => number, before: number, after: number): number {
  const first = offset(before);
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offset(middle) === first) low = middle;
    else high = middle;
  }
  return high;
}

/** Seconds ahead of UTC, by moment. */
function offsetsOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000) / 1000);
  };
}
