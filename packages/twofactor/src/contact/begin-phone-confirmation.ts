import { phoneNumber } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { isFresh } from "../session/person.ts";
import { type SendCodeResult, sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { type Asked, openConfirmation } from "./open-confirmation.ts";
import { isTextable, readTextRules } from "./text-countries.ts";

export type BeginPhoneResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: "not_a_phone_number" | "already_confirmed" | "not_fresh" }
  | Exclude<SendCodeResult, { ok: true }>;

/**
 * Sends a code to a phone number; nothing changes before it is typed back (`confirmPhone`). Only with a fresh proof: a
 * code, or where codes are off the password. Else whoever borrows a session for a minute confirms a phone of their own,
 * turns codes on, and has with them the code that everything else asks for.
 *
 * @param input.phone as typed; without a country code it is read as one of the clinic's country
 * @returns a token for the browser that opens this confirmation in this session, for ten minutes
 */
export async function beginPhoneConfirmation(
  context: Context,
  input: Asked & { readonly phone: string },
): Promise<BeginPhoneResult> {
  const { person, place } = input;
  const rules = await readTextRules(context.db, person.clinicId);
  const phone = phoneNumber(input.phone, rules.country);
  if (!phone) return { ok: false, why: "not_a_phone_number" };
  if (!isTextable(phone, rules.countries)) return { ok: false, why: "country_not_allowed" };
  if (person.phoneConfirmed && person.phone === phone && !person.phoneFailing) {
    return { ok: false, why: "already_confirmed" };
  }
  if (!isFresh(person, context.now())) return { ok: false, why: "not_fresh" };

  const token = await openConfirmation(context, input, { purpose: "confirm_phone", phone });
  const sent = await sendSignInCode(context, {
    place,
    use: { purpose: "confirm_phone", session: person },
    token,
    loginId: null,
    channel: "text",
  });
  return sent.ok ? { ok: true, token } : sent;
}
