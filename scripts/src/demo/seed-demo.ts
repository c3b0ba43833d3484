import { createClinic } from "@countersign/accounts";
import { type ClinicId, type Context, policies } from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";
import { type DemoClinic, demoCast, demoClinics } from "./cast.ts";
import type { DemoPerson } from "./demo-file.ts";
import { seedPerson } from "./seed-person.ts";

/**
 * The demo's two clinics and their people, all or nothing.
 *
 * @returns everybody, with what is needed to sign in as them; nothing of it can be read from the database again
 */
export function seedDemo(context: Context): Promise<DemoPerson[]> {
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx };
    const people: DemoPerson[] = [];
    for (const clinic of demoClinics) {
      const clinicId = await seedClinic(within, clinic);
      for (const member of demoCast[clinic.slug] ?? []) {
        people.push(await seedPerson(within, { clinicId, slug: clinic.slug }, member));
      }
    }
    return people;
  });
}

async function seedClinic(context: Context, clinic: DemoClinic): Promise<ClinicId> {
  const { slug, name, helpPhone, helpEmail, helpHours, accent } = clinic;
  const created = await createClinic(context, { slug, name, helpPhone, helpEmail, helpHours, accent });
  if (!created.ok) throw new Error(`The clinic ${slug} exists already.`);
  for (const [kind, mode] of [["staff", clinic.staffMode] as const, ["patient", clinic.patientMode] as const]) {
    const active = and(eq(policies.clinicId, created.clinicId), eq(policies.kind, kind), isNull(policies.supersededAt));
    await context.db.update(policies).set({ mode }).where(active);
  }
  return created.clinicId;
}
