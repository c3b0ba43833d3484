"use client";

import type { ZoneClock } from "@countersign/zones/clock";
import { createContext, type ReactNode, useContext } from "react";

const utc: ZoneClock = { zone: "UTC", spans: [{ until: Number.POSITIVE_INFINITY, offset: 0, name: "UTC" }] };
const Clock = createContext<ZoneClock>(utc);

/** Tells every moment inside which clock to go by: the clinic's. Outside of it they are told in UTC, and say so. */
export function ClinicClockProvider({ clock, children }: { clock: ZoneClock; children: ReactNode }) {
  return <Clock value={clock}>{children}</Clock>;
}

/** The clock of the clinic whose page this is. */
export function useClinicClock(): ZoneClock {
  return useContext(Clock);
}
