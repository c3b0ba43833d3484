import { type WallTime, wallTimeAt, type ZoneClock, zoneLabel } from "@countersign/zones/clock";

/**
 * What to say where the browser's clock shows something else: because its time zone data is another, or because it lies
 * in another zone.
 *
 * @param version of the time zone data that the server goes by
 * @param shows what the browser shows at a moment, in a zone or its own; null for a zone it does not know
 */
export function browserSentences(
  clock: ZoneClock,
  now: Date,
  version: string,
  shows: (at: Date, zone?: string) => WallTime | null = browserShows,
): string[] {
  const ours = wallTimeAt(now, clock);
  const theirs = shows(now, clock.zone);
  const own = shows(now);
  const sentences: string[] = [];
  if (theirs && !isSame(theirs, ours)) {
    sentences.push(
      `Your browser shows ${theirs.time} for ${zoneLabel(clock.zone)}. Its time zone data differs from ours (${version}): the clinic's clock is the one that counts here. Update your browser, or ask your operator to update Countersign.`,
    );
  }
  if (own && !isSame(own, ours) && !(theirs && isSame(own, theirs))) {
    sentences.push(`Your device is in another time zone. It shows ${own.time}.`);
  }
  return sentences;
}

function isSame(one: WallTime, other: WallTime): boolean {
  return one.date === other.date && one.time === other.time;
}

function browserShows(at: Date, zone?: string): WallTime | null {
  try {
    const shape = { dateStyle: "short", timeStyle: "short", ...(zone && { timeZone: zone }) } as const;
    const [date = "", time = ""] = new Intl.DateTimeFormat("sv-SE", shape).format(at).split(" ");
    return { date, time };
  } catch {
    return null;
  }
}
