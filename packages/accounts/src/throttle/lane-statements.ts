import { type SQL, sql } from "drizzle-orm";
import { PASSWORD_LANE_MEMORY_MINUTES, PASSWORD_WAIT_SECONDS } from "./password-lanes.ts";

/** Lanes as rows of a `values` list or of an `in`. */
export function laneRows(lanes: readonly { readonly kind: string; readonly subject: string }[]): SQL {
  return sql.join(
    lanes.map((lane) => sql`(${lane.kind}::text, ${lane.subject}::text)`),
    sql`, `,
  );
}

/** The count of a lane in `budgets` after one more try; one that was left alone for long begins again. */
export function nextSpent(now: Date): SQL {
  const forgotten = new Date(now.getTime() - PASSWORD_LANE_MEMORY_MINUTES * 60_000);
  return sql`(case when budgets.charged_at < ${forgotten}::timestamptz then 1 else budgets.spent + 1 end)`;
}

/** Seconds to wait after the n-th try of a lane. */
export function waitAfter(count: SQL): SQL {
  const waits = sql.raw(`(array[${PASSWORD_WAIT_SECONDS.join(",")}])`);
  return sql`${waits}[least(${count}, ${sql.raw(String(PASSWORD_WAIT_SECONDS.length))})]`;
}

/** The same where the first `free` tries cost no waiting. */
export function waitAfterFree(count: SQL, free: number): SQL {
  const freely = sql.raw(String(free));
  return sql`(case when ${count} > ${freely} then ${waitAfter(sql`${count} - ${freely}`)} else 0 end)`;
}
