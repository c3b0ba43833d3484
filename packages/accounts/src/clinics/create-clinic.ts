import { appendEvent } from "@countersign/audit";
import { type ClinicId, type Context, clinics, newId, policies, textCountries } from "@countersign/db";
import { z } from "zod";
import { emailSetting } from "../email.ts";
import { readText, readWords } from "../typed-text/read-text.ts";
import { clinicSettings } from "./clinic-settings.ts";
import { timeZoneOf } from "./time-zone.ts";

const newClinic = z.object({
  slug: z
    .string()
    .transform((typed) => readText(typed).toLowerCase())
    .refine(
      (slug) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug),
      "The short name may hold letters, digits and hyphens.",
    ),
  name: z.string().transform(readWords).pipe(z.string().min(1).max(120)),
  helpPhone: z.string().transform(readText).pipe(z.string().max(40)).nullable().default(null),
  helpEmail: emailSetting.nullable().default(null),
  helpHours: z.string().transform(readWords).pipe(z.string().max(120)).nullable().default(null),
  accent: clinicSettings.shape.accent.default(null),
  mailFromName: clinicSettings.shape.mailFromName.default(null),
  replyTo: clinicSettings.shape.replyTo.default(null),
  country: clinicSettings.shape.country.default("GB"),
  /** Where it is not given, the country's own where all its clocks show the same. */
  timeZone: clinicSettings.shape.timeZone.optional(),
  textDailyCap: clinicSettings.shape.textDailyCap.default(2000),
});
export type NewClinic = z.input<typeof newClinic>;

/**
 * Makes a clinic with its first policies: staff Optional with five skips for later, patients Off. Texts go to its own
 * country only.
 *
 * @returns its id, or `slug_taken`
 */
export async function createClinic(
  context: Context,
  input: NewClinic,
): Promise<{ ok: true; clinicId: ClinicId } | { ok: false; why: "slug_taken" }> {
  const given = newClinic.parse(input);
  const now = context.now();
  const clinicId = newId<ClinicId>(now);
  return context.db.transaction(async (tx) => {
    const added = await tx
      .insert(clinics)
      .values({ ...given, timeZone: given.timeZone ?? timeZoneOf(given.country, now), id: clinicId, createdAt: now })
      .onConflictDoNothing({ target: clinics.slug })
      .returning({ id: clinics.id });
    if (added.length === 0) return { ok: false, why: "slug_taken" } as const;
    await tx.insert(textCountries).values({ clinicId, country: given.country, dailyCap: given.textDailyCap });
    const first = { clinicId, version: 1, createdAt: now };
    await tx.insert(policies).values([
      { ...first, id: newId(now), kind: "staff", mode: "optional", skipsAllowed: 5 },
      { ...first, id: newId(now), kind: "patient", mode: "off", skipsAllowed: 0 },
    ]);
    await appendEvent(tx, {
      clinicId,
      event: "clinic.created",
      outcome: "success",
      at: now,
      details: { name: given.name },
    });
    return { ok: true, clinicId } as const;
  });
}
