import { type ClinicId, type Context, clinics } from "@countersign/db";
import { clockOf, type ZoneClock } from "@countersign/zones";
import { eq } from "drizzle-orm";

/** The clock that a clinic goes by: its days are everyone's, wherever they read of them. */
export async function readClinicClock(context: Context, clinicId: ClinicId): Promise<ZoneClock> {
  const [row] = await context.db.select({ timeZone: clinics.timeZone }).from(clinics).where(eq(clinics.id, clinicId));
  if (!row) throw new Error("No such clinic.");
  return clockOf(row.timeZone);
}
