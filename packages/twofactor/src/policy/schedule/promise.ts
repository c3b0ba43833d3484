import { clockOf, promisedMoment } from "@countersign/zones";

/** When a scheduled change takes effect: the moment that was worked out last, and what was promised. */
export type Promised = {
  readonly takesEffectAt: Date;
  /** "2026-12-15T08:00"; null where it was scheduled before promises were kept. */
  readonly wallTime: string | null;
  /** IANA; whose clock shows it. Not the clinic's any more, if that has moved since. */
  readonly timeZone: string;
};

/** When the promise is kept by the zone data in use, which may be newer than what the moment was worked out by. */
export function keptAt({ takesEffectAt, wallTime, timeZone }: Promised): Date {
  return wallTime === null ? takesEffectAt : promisedMoment(wallTime, clockOf(timeZone)).at;
}
