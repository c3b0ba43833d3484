import { emailAddress } from "@countersign/accounts";
import type { Context } from "@countersign/db";
import { isFresh, mayChangeSecurity } from "../session/person.ts";
import { type SendCodeResult, sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { type Asked, openConfirmation } from "./open-confirmation.ts";

export type BeginEmailResult =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: "not_an_email" | "yours_already" | "not_allowed" | "not_fresh" }
  | Exclude<SendCodeResult, { ok: true }>;

/**
 * Sends a code to an email address; nothing changes before it is typed back (`confirmEmail`). Only with a fresh proof:
 * a code, or where there is no factor the password. The answer is the same whether or not the address belongs to
 * somebody else of the clinic; that person is told, once a day at most, and the code cannot work.
 *
 * @param input.email as typed
 * @returns a token for the browser that opens this confirmation in this session, for ten minutes
 */
export async function beginEmailChange(
  context: Context,
  input: Asked & { readonly email: string },
): Promise<BeginEmailResult> {
  const { person, place } = input;
  const email = emailAddress.safeParse(input.email);
  if (!email.success) return { ok: false, why: "not_an_email" };
  if (email.data === person.email) return { ok: false, why: "yours_already" };
  if (!mayChangeSecurity(person)) return { ok: false, why: "not_allowed" };
  if (!isFresh(person, context.now())) return { ok: false, why: "not_fresh" };

  const token = await openConfirmation(context, input, { purpose: "confirm_email", email: email.data });
  const sent = await sendSignInCode(context, {
    place,
    use: { purpose: "confirm_email", session: person },
    token,
    loginId: null,
    channel: "email",
  });
  return sent.ok ? { ok: true, token } : sent;
}
