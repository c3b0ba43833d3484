import { keepMonths, sealAndCheck } from "@countersign/audit";
import { applyDueSchedules, countAdoption, settleDueResets, settleLogins } from "@countersign/twofactor";
import type { Task } from "./task.ts";

const A_MINUTE = 60;
const A_DAY = 24 * 60 * A_MINUTE;

/** Everything that happens by the clock, each done by one courier at a time. */
export const TASKS: readonly Task[] = [
  { name: "count_adoption", everySeconds: 900, run: (context, _, signal) => countAdoption(context, signal) },
  { name: "seal_audit", everySeconds: A_MINUTE, run: (context, _log, signal) => sealAndCheck(context, signal) },
  {
    name: "keep_audit_months",
    everySeconds: A_DAY,
    run: async (context, log) => log.info({ ...(await keepMonths(context)) }, "audit months kept"),
  },
  {
    name: "settle_resets",
    everySeconds: 20,
    run: (context, _log, signal) => settleDueResets(context, signal),
  },
  {
    name: "settle_logins",
    everySeconds: 20,
    run: (context, _log, signal) => settleLogins(context, signal),
  },
  {
    name: "put_schedules_in_force",
    everySeconds: 20,
    run: async (context, _log, signal) => {
      await applyDueSchedules(context, signal);
    },
  },
];
