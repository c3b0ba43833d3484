import type { Context } from "@countersign/db";
import { sql } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import { FRESH_MINUTES } from "../session/lifetimes.ts";
import { isFresh, type Person } from "../session/person.ts";
import { signInCodesStatus } from "./sign-in-codes-status.ts";
import { switchSignInCodes } from "./switch-sign-in-codes.ts";

export type TurnOffResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_fresh" | "required_by_policy" | "not_on" };

/**
 * Turns sign-in codes off for a patient whose session holds a fresh code, where the clinic leaves it to them. Whoever has
 * an authenticator app loses it and their recovery codes by it, in the same transaction. Other sessions and trust end, a
 * mail says so; a confirmed phone number stays.
 */
export async function turnOffSignInCodes(
  context: Context,
  input: { readonly person: Person; readonly visitor: Visitor },
): Promise<TurnOffResult> {
  const now = context.now();
  const freshSince = new Date(now.getTime() - FRESH_MINUTES * 60_000);
  const changed = await switchSignInCodes(context, input, {
    to: "off",
    guard: sql`a.sign_in_codes_on_at is not null and p.mode = 'optional'
      and s.method not in ('password', 'skip') and s.fresh_at > ${freshSince}::timestamptz`,
  });
  return changed ? { ok: true } : { ok: false, why: whyNot(input.person, now) };
}

/** The guard has refused; this only words it. */
function whyNot(person: Person, now: Date): "not_fresh" | "required_by_policy" | "not_on" {
  const status = signInCodesStatus(person);
  if (status.on && status.decidedBy === "clinic") return "required_by_policy";
  return status.on && !isFresh(person, now) ? "not_fresh" : "not_on";
}
