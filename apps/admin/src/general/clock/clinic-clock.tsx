import { clockOf, cutClock, momentWords, zonesInUse } from "@countersign/zones";
import { LiveClock } from "./live-clock.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the clinic's clock shows at this moment, so that a wrong zone is seen before it makes somebody late. */
export function ClinicClock({ timeZone, now }: { timeZone: string; now: Date }) {
  const clock = clockOf(timeZone);
  // Only what is near is handed to the browser, so that the clock goes on as it should while the page is open.
  const near = cutClock(clock, now, new Date(now.getTime() + DAY_MS));
  return <LiveClock clock={near} at={now.getTime()} shown={momentWords(now, clock)} version={zonesInUse().version} />;
}
