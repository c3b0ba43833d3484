import { appendEvent } from "@countersign/audit";
import { type ClinicId, type Context, clinics, textCountries } from "@countersign/db";
import { eq } from "drizzle-orm";
import { type ClinicChanges, type ClinicSettings, clinicSettings } from "./clinic-settings.ts";

/**
 * Changes some of a clinic's settings and leaves the others as they are. Countries for texts are replaced as a whole.
 *
 * @param slug the clinic's short name
 * @returns all settings as they are now, or `no_such_clinic`
 * @throws ZodError when a value makes no sense
 */
export async function changeClinicSettings(
  context: Context,
  slug: string,
  changes: ClinicChanges,
): Promise<{ ok: true; settings: ClinicSettings } | { ok: false; why: "no_such_clinic" }> {
  const { textCountries: countries, ...columns } = clinicSettings.partial().parse(changes);
  return context.db.transaction(async (tx) => {
    const [clinic] = await tx.select().from(clinics).where(eq(clinics.slug, slug)).for("no key update");
    if (!clinic) return { ok: false, why: "no_such_clinic" } as const;
    const ofClinic = eq(textCountries.clinicId, clinic.id);
    if (Object.keys(columns).length > 0) await tx.update(clinics).set(columns).where(eq(clinics.id, clinic.id));
    if (countries) {
      await tx.delete(textCountries).where(ofClinic);
      if (countries.length > 0) {
        await tx.insert(textCountries).values(countries.map((one) => ({ ...one, clinicId: clinic.id as ClinicId })));
      }
    }
    const changed = [...Object.keys(columns), ...(countries ? ["textCountries"] : [])];
    if (changed.length > 0) {
      const event = { event: "clinic.settings_changed", outcome: "success", at: context.now() } as const;
      await appendEvent(tx, { ...event, clinicId: clinic.id, details: { changed } });
    }
    const [after = clinic] = await tx.select().from(clinics).where(eq(clinics.id, clinic.id));
    const { accent, mailFromName, replyTo, country, timeZone, textDailyCap } = after;
    const now = await tx
      .select({ country: textCountries.country, dailyCap: textCountries.dailyCap })
      .from(textCountries)
      .where(ofClinic)
      .orderBy(textCountries.country);
    return {
      ok: true,
      settings: { accent, mailFromName, replyTo, country, timeZone, textDailyCap, textCountries: now },
    } as const;
  });
}
