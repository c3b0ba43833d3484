import { type DestinationStream, pino } from "pino";

/** What an alert is about: identifiers and closed words alone, never anything that a person typed or keeps secret. */
export type AlertFacts = Readonly<Record<string, string | readonly string[]>>;

/**
 * Writes one structured line that an operator should be woken by: `{"level":50,"alert":"…",…}`. For faults that no
 * request fails by.
 *
 * @param to where to, unless it is the process's standard output
 */
export function alertOperator(alert: string, facts: AlertFacts, to?: DestinationStream): void {
  const log = to ? pino({ base: null }, to) : pino({ base: null });
  log.error({ alert, ...facts }, "needs an operator");
}
