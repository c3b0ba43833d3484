import type { Task } from "./task.ts";

/** Everything that happens by the clock, each done by one courier at a time. */
export const TASKS: readonly Task[] = [];
