import { clockOf, cutClock } from "@countersign/zones";
import type { ReactNode } from "react";
import { ClinicClockProvider } from "./clinic-clock.tsx";

const DAY_MS = 24 * 60 * 60 * 1000;
/** As far back as the audit trail goes, and further ahead than anything on a page. */
const BACK_MS = 8 * 365 * DAY_MS;
const AHEAD_MS = 2 * 365 * DAY_MS;

/** Shows what is inside by the clinic's clock, as the server knows it: a browser's own data may be older. */
export function InClinicClock({ timeZone, now, children }: { timeZone: string; now: Date; children: ReactNode }) {
  const at = now.getTime();
  const clock = cutClock(clockOf(timeZone), new Date(at - BACK_MS), new Date(at + AHEAD_MS));
  return <ClinicClockProvider clock={clock}>{children}</ClinicClockProvider>;
}
