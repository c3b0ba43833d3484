import type { Context } from "@countersign/db";
import { SIGN_IN } from "../login/login-use.ts";
import { type BeginLoginResult, beginLogin } from "../login/password/begin-login.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";

/**
 * `beginLogin` for patients: where a code is owed, the first one goes out at once: by email, or by
 * text where emails do not arrive. When a limit keeps it from
 * going out the login stands all the same, and its page says that no code was sent. Where an authenticator is owed nothing
 * is sent.
 */
export async function beginPatientLogin(
  context: Context,
  input: Parameters<typeof beginLogin>[1],
): Promise<BeginLoginResult> {
  const begun = await beginLogin(context, input);
  if (begun.ok && begun.step.at === "enter-code" && !begun.step.methods.includes("authenticator")) {
    const { token, loginId } = begun;
    await sendSignInCode(context, { place: input.place, use: SIGN_IN, token, loginId, channel: null });
  }
  return begun;
}
