import { type Context, type LoginId, logins, newId, newToken, tokenDigest } from "@countersign/db";
import { findLogin } from "../login/login-row.ts";
import { loginStateOf } from "../login/login-state.ts";
import { LOGIN_LIFETIME_MINUTES } from "../login/password/begin-login.ts";
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
 * @param input.heldToken the login this browser holds: where it confirms the same number already, the code is sent in
 *   it, so that asking twice is a resend and not a new beginning
 * @returns a token for the browser that opens this confirmation in this session, for ten minutes
 */
export async function beginPhoneConfirmation(
  context: Context,
  input: {
    readonly place: Place;
    readonly person: Person;
    readonly phone: string;
    readonly heldToken: string | null;
    readonly visitor: Visitor;
  },
): Promise<BeginPhoneResult> {
  const { person, place } = input;
  const phone = phoneNumber(input.phone);
  if (!phone) return { ok: false, why: "not_a_phone_number" };
  if (person.phoneConfirmed && person.phone === phone) return { ok: false, why: "already_confirmed" };
  if (hasSignInCodes(person) && !isFresh(person, context.now())) return { ok: false, why: "not_fresh" };

  const token = (await tokenFor(context, input, phone)) ?? (await open(context, input, phone));
  const sent = await sendSignInCode(context, { place, token, loginId: null, channel: "text" });
  return sent.ok ? { ok: true, token } : sent;
}

type Asked = {
  readonly place: Place;
  readonly person: Person;
  readonly heldToken: string | null;
  readonly visitor: Visitor;
};

/** The held token, where it confirms this number in this session already. */
async function tokenFor(context: Context, { place, person, heldToken }: Asked, phone: string): Promise<string | null> {
  const held = await findLogin(context, place, heldToken);
  const fits = held?.purpose === "confirm_phone" && held.phone === phone && held.sessionId === person.sessionId;
  return fits && loginStateOf(held, context.now()) === "open" ? heldToken : null;
}

async function open(context: Context, { person, visitor }: Asked, phone: string): Promise<string> {
  const now = context.now();
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
    ...visitor,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LOGIN_LIFETIME_MINUTES * 60_000),
  });
  return token;
}
