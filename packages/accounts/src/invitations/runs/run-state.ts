/** What decides where a run stands. */
export type RunMoments = {
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Where a run of invitations stands at one instant. Derived from the row, never stored. */
export type RunState = "checked" | "outdated" | "running" | "finished" | "cancelled";

/** A checked file says who was here when it was checked; after a day that is no answer any more. */
const RUN_CONFIRM_HOURS = 24;

/** Before this moment, whatever was checked and not confirmed is outdated. */
export function outdatedBefore(now: Date): Date {
  return new Date(now.getTime() - RUN_CONFIRM_HOURS * 3_600_000);
}

/** Endings win; what nobody confirmed in time is not confirmed any more. */
export function runStateOf(run: RunMoments, now: Date): RunState {
  if (run.cancelledAt) return "cancelled";
  if (run.finishedAt) return "finished";
  if (run.confirmedAt) return "running";
  return run.createdAt <= outdatedBefore(now) ? "outdated" : "checked";
}
