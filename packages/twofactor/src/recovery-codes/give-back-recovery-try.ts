import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { LoginRow } from "../login/login-row.ts";
import { RECOVERY_TRIES_PER_LOGIN } from "./recovery-code.ts";

type Tried = Pick<LoginRow, "clinicId" | "loginId">;

/** Gives a try with a recovery code back to its login. Returns how many it has left then. */
export async function giveBackRecoveryTry(context: Context, { clinicId, loginId }: Tried): Promise<number> {
  const [row] = await context.db.execute<{ tries: number }>(sql`update logins set recovery_tries = recovery_tries - 1
    where clinic_id = ${clinicId} and id = ${loginId} and recovery_tries > 0 returning recovery_tries as tries`);
  return RECOVERY_TRIES_PER_LOGIN - (row?.tries ?? 0);
}

/** Runs what looks at a paid try. An error of ours costs the person nothing: the login gets it back, and the error goes on. */
export async function givingBackRecovery<T>(context: Context, login: Tried, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // What cannot be given back now, because the database is away, is a try lost and none won.
    await giveBackRecoveryTry(context, login).catch(() => {});
    throw error;
  }
}
