import { clinicLogos, clinics, type Database } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import type { CleanLogo } from "./logo.ts";

/** The logo of the clinic with this slug, if it is still the one that the address names; else null. */
export async function findLogo(
  db: Database,
  slug: string,
  version: string,
): Promise<Pick<CleanLogo, "mediaType" | "bytes"> | null> {
  const [row] = await db
    .select({ mediaType: clinicLogos.mediaType, bytes: clinicLogos.bytes })
    .from(clinicLogos)
    .innerJoin(clinics, eq(clinics.id, clinicLogos.clinicId))
    .where(and(eq(clinics.slug, slug), eq(clinicLogos.version, version)));
  return row ?? null;
}
