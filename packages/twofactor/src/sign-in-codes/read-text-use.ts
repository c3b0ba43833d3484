import type { ClinicId, Context } from "@countersign/db";
import { sql } from "drizzle-orm";

/** Texts with codes that a clinic sent in the last 24 hours, in all and by country (ISO 3166-1). */
export type TextUse = { readonly total: number; readonly countries: Readonly<Record<string, number>> };

/** Counts them as the limits do. */
export async function readTextUse(context: Context, input: { readonly clinicId: ClinicId }): Promise<TextUse> {
  const dayAgo = new Date(context.now().getTime() - 86_400_000);
  const rows = await context.db.execute<{ country: string | null; texts: number }>(sql`
    select country, count(*)::int as texts from sign_in_codes
    where clinic_id = ${input.clinicId} and channel = 'text' and created_at > ${dayAgo}::timestamptz group by country`);
  return {
    total: rows.reduce((sum, { texts }) => sum + texts, 0),
    countries: Object.fromEntries(rows.flatMap(({ country, texts }) => (country ? [[country, texts]] : []))),
  };
}
