import { type Context, type LoginId, logins, newId, newToken, tokenDigest } from "@countersign/db";
import { LOGIN_LIFETIME_MINUTES } from "../login/begin-login.ts";
import type { Place, Visitor } from "../place.ts";
import { isFresh, type Person } from "../session/person.ts";
import { phoneNumber } from "./phone-number.ts";
import { type SendCodeResult, sendSignInCode } from "./send-sign-in-code.ts";
import { hasSignInCodes } from "./sign-in-codes-status.ts";

export type BeginPhoneResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: "not_a_phone_number" | "already_confirmed" | "not_fresh" }
  | Exclude<SendCodeResult, { ok: true }>;

/**
 * Sends a code to a phone number; nothing changes before it is typed back (`confirmPhone`). Where sign-in codes are
 * on, the session must hold a fresh code.
 *
 * @param input.phone as typed
 * @returns a token for the browser that opens this confirmation in this session, for ten minutes
 */
export async function beginPhoneConfirmation(
  context: Context,
  input: { readonly place: Place; readonly person: Person; readonly phone: string; readonly visitor: Visitor },
): Promise<BeginPhoneResult> {
  const { person, place } = input;
  const now = context.now();
  const phone = phoneNumber(input.phone);
  if (!phone) return { ok: false, why: "not_a_phone_number" };
  if (person.phoneConfirmed && person.phone === phone) return { ok: false, why: "already_confirmed" };
  if (hasSignInCodes(person) && !isFresh(person, now)) return { ok: false, why: "not_fresh" };

  const token = newToken(context.keys);
  await context.db.insert(logins).values({
    clinicId: person.clinicId,
    id: newId<LoginId>(now),
    accountId: person.accountId,
    portal: "patient",
    purpose: "confirm_phone",
    tokenHash: tokenDigest(token),
    sessionId: person.sessionId,
    phone,
    ...input.visitor,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LOGIN_LIFETIME_MINUTES * 60_000),
  });
  const sent = await sendSignInCode(context, { place, token, loginId: null, channel: "text" });
  return sent.ok ? { ok: true, token } : sent;
}
