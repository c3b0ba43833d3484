import { type ClinicId, clinics, type Database } from "@countersign/db";
import { eq } from "drizzle-orm";

/** A clinic as every page shows it. */
export type Clinic = {
  readonly id: ClinicId;
  readonly slug: string;
  readonly name: string;
  readonly helpPhone: string | null;
  readonly helpEmail: string | null;
  readonly helpHours: string | null;
  /** `#rrggbb`, or null for the design system's own. */
  readonly accent: string | null;
  /** The version of its logo, which is the logo's address; null for none. */
  readonly logoVersion: string | null;
  /** ISO 3166-1; how phone numbers without a country code are read. */
  readonly country: string;
  /** IANA, such as Europe/London: whose clock is meant where a moment is chosen for the whole clinic. */
  readonly timeZone: string;
};

const shown = {
  id: clinics.id,
  slug: clinics.slug,
  name: clinics.name,
  helpPhone: clinics.helpPhone,
  helpEmail: clinics.helpEmail,
  helpHours: clinics.helpHours,
  accent: clinics.accent,
  logoVersion: clinics.logoVersion,
  country: clinics.country,
  timeZone: clinics.timeZone,
} satisfies Record<keyof Clinic, unknown>;

/** The clinic with this slug, or null. */
export async function findClinic(db: Database, slug: string): Promise<Clinic | null> {
  const [row] = await db.select(shown).from(clinics).where(eq(clinics.slug, slug));
  return row ? { ...row, id: row.id as ClinicId } : null;
}
