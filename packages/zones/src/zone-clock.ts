/** While a zone's clocks run evenly: how far they are ahead of UTC, and what that time is called. */
export type ZoneSpan = {
  /** First moment at which something else counts, in milliseconds since 1970; `Infinity` for the last span. */
  readonly until: number;
  /** Seconds ahead of UTC; negative behind it. */
  readonly offset: number;
  /** As the zone database has it: "PST", or "+0545" where nobody has a name for it. */
  readonly name: string;
};

/** All that a zone's clocks did and will do, oldest first. Plain data: it can be handed to a browser. */
export type ZoneClock = {
  /** IANA, such as Europe/London. */
  readonly zone: string;
  readonly spans: readonly ZoneSpan[];
};

/** What counts at a moment. */
export function spanAt({ spans }: ZoneClock, at: number): ZoneSpan {
  let [low, high] = [0, spans.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (spans[middle]?.until ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  const span = spans[low];
  if (!span) throw new Error("A clock has at least one span.");
  return span;
}

/** The same clock, right between two moments only: what a page hands to a browser need not begin in 1883. */
export function cutClock({ zone, spans }: ZoneClock, from: Date, to: Date): ZoneClock {
  const kept = spans.filter(({ until }, index) => {
    const begins = spans[index - 1]?.until ?? Number.NEGATIVE_INFINITY;
    return until > from.getTime() && begins <= to.getTime();
  });
  return { zone, spans: kept.map((span, index) => (index === kept.length - 1 ? { ...span, until: Infinity } : span)) };
}
