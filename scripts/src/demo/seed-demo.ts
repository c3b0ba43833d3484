import { createClinic } from "@countersign/accounts";
import { type AccountId, accounts, type ClinicId, type Context, newId, type SessionId } from "@countersign/db";
import { readPolicies, SKIPS_DEFAULT, savePolicies, usualPolicy } from "@countersign/twofactor";
import { and, eq } from "drizzle-orm";
import { type DemoClinic, demoCast, demoClinics } from "./cast.ts";
import { daysAgo } from "./days-ago.ts";
import type { DemoPerson } from "./demo-file.ts";
import { seedPerson } from "./seed-person.ts";
import { seedSignIns } from "./seed-sign-ins.ts";

/** How long the demo's clinics have been here. */
const CLINIC_DAYS = 84;

/**
 * The demo's two clinics, their people and what they did in the last weeks, all or nothing.
 *
 * @returns everybody, with what is needed to sign in as them; nothing of it can be read from the database again
 */
export function seedDemo(context: Context): Promise<DemoPerson[]> {
  // One moment for everything: days are counted from it.
  const now = context.now();
  return context.db.transaction(async (tx) => {
    const within = { ...context, db: tx, now: () => now };
    const people: DemoPerson[] = [];
    for (const clinic of demoClinics) {
      const clinicId = await seedClinic(within, clinic);
      const cast = demoCast[clinic.slug] ?? [];
      for (const member of cast) people.push(await seedPerson(within, { clinicId, slug: clinic.slug }, member));
      await seedPolicies(within, clinicId, clinic);
      await seedSignIns(within, clinicId, cast);
    }
    return people;
  });
}

async function seedClinic(context: Context, clinic: DemoClinic): Promise<ClinicId> {
  const { slug, name, helpPhone, helpEmail, helpHours, accent } = clinic;
  const then = daysAgo(context, CLINIC_DAYS);
  const created = await createClinic(then, { slug, name, helpPhone, helpEmail, helpHours, accent });
  if (!created.ok) throw new Error(`The clinic ${slug} exists already.`);
  return created.clinicId;
}

/** Changes the policies as the console does, on the days on which the clinic's first admin did. */
async function seedPolicies(context: Context, clinicId: ClinicId, { policies }: DemoClinic): Promise<void> {
  const [admin] = await context.db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.clinicId, clinicId), eq(accounts.role, "admin")))
    .orderBy(accounts.id)
    .limit(1);
  if (!admin) throw new Error("A clinic of the demo has an admin.");
  for (const { daysAgo: days, staffMode, patientMode, reason } of policies) {
    const then = daysAgo(context, days);
    const { staff, patient } = await readPolicies(then, { clinicId });
    const saved = await savePolicies(then, {
      actor: { clinicId, accountId: admin.id as AccountId, sessionId: newId<SessionId>(then.now()) },
      visitor: { address: "192.0.2.10", browser: "Firefox on Windows" },
      staff: { ...usualPolicy, mode: staffMode, skipsAllowed: SKIPS_DEFAULT },
      patient: { ...usualPolicy, mode: patientMode, skipsAllowed: 0 },
      expected: { staff: staff.version, patient: patient.version },
      reason,
    });
    if (!saved.ok) throw new Error(`A policy of the demo was refused: ${saved.why}`);
  }
}
