import type { ZoneSpan } from "../zone-clock.ts";
import { readRule, spansByRule } from "./posix-rule.ts";

const HEADER_BYTES = 44;

/** How many of what a block holds, as its header says. */
type Counts = Readonly<Record<"isUt" | "isStd" | "leaps" | "times" | "types" | "characters", number>>;

/**
 * Reads a compiled zone file, version 2 or later.
 *
 * @returns null for anything that is none
 * @see RFC 9636 §3
 */
export function readTzif(bytes: Buffer): ZoneSpan[] | null {
  try {
    const old = countsAt(bytes, 0);
    if (!old) return null;
    // The first block repeats what the second says, with moments that end in 2038.
    const second = HEADER_BYTES + lengthOf(old, 4);
    const counts = countsAt(bytes, second);
    return counts ? readBlock(bytes, second + HEADER_BYTES, counts) : null;
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

function countsAt(bytes: Buffer, at: number): Counts | null {
  if (bytes.toString("latin1", at, at + 4) !== "TZif" || bytes.readUInt8(at + 4) < 0x32) return null;
  const count = (index: number) => bytes.readUInt32BE(at + 20 + index * 4);
  return { isUt: count(0), isStd: count(1), leaps: count(2), times: count(3), types: count(4), characters: count(5) };
}

function lengthOf({ isUt, isStd, leaps, times, types, characters }: Counts, timeBytes: number): number {
  return times * (timeBytes + 1) + types * 6 + characters + leaps * (timeBytes + 4) + isStd + isUt;
}

function readBlock(bytes: Buffer, start: number, counts: Counts): ZoneSpan[] {
  const { times, types, characters } = counts;
  const indexes = start + times * 8;
  const typesAt = indexes + times;
  const namesAt = typesAt + types * 6;
  const typeOf = (index: number) => {
    const at = typesAt + index * 6;
    const name = namesAt + bytes.readUInt8(at + 5);
    return {
      offset: bytes.readInt32BE(at),
      name: bytes.toString("latin1", name, bytes.indexOf(0, name)).slice(0, characters),
    };
  };
  const spans: ZoneSpan[] = [];
  // Before the first of its moments, the first type counts.
  let current = typeOf(0);
  for (let index = 0; index < times; index += 1) {
    const until = Number(bytes.readBigInt64BE(start + index * 8)) * 1000;
    const next = typeOf(bytes.readUInt8(indexes + index));
    if (next.offset === current.offset && next.name === current.name) continue;
    spans.push({ until, ...current });
    current = next;
  }
  const footer = bytes.toString("latin1", start + lengthOf(counts, 8)).split("\n")[1] ?? "";
  const from = spans.at(-1)?.until ?? Number.NEGATIVE_INFINITY;
  const rule = readRule(footer);
  return [...spans, ...(rule ? spansByRule(rule, from, current) : [{ until: Number.POSITIVE_INFINITY, ...current }])];
}
