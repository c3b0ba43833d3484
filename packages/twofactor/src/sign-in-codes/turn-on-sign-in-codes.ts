import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { switchSignInCodes } from "./switch-sign-in-codes.ts";

/**
 * Turns sign-in codes on for a patient: from the next login a code is asked for. Other sessions end, a mail says so.
 *
 * @returns `not_offered` when they are on already, or the clinic does not leave it to the patient
 */
export async function turnOnSignInCodes(
  context: Context,
  input: { readonly person: Person; readonly visitor: Visitor },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: "not_offered" }> {
  const changed = await switchSignInCodes(context, input, {
    to: "on",
    guard: sql`a.sign_in_codes_on_at is null and p.mode = 'optional'`,
  });
  return changed ? { ok: true } : { ok: false, why: "not_offered" };
}
