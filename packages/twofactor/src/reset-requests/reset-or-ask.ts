import type { Context } from "@countersign/db";
import { type ResetTwoFactorResult, resetTwoFactor } from "../people/reset-two-factor.ts";
import { type AskForResetResult, askForReset } from "./ask-for-reset.ts";
import type { WaitsFor } from "./request-state.ts";

type Refused<Result extends { readonly ok: boolean }> = Extract<Result, { ok: false }>;

export type ResetOrAskResult =
  /** `waitsFor`: what it waits for, or null when it is done. */
  | { readonly ok: true; readonly waitsFor: WaitsFor | null }
  | {
      readonly ok: false;
      readonly why:
        | Exclude<Refused<ResetTwoFactorResult>["why"], "another_admin">
        | Exclude<Refused<AskForResetResult>["why"], "not_an_admin">;
    };

/** Resets a person's second factor, or asks for it where the person is an admin. See `resetTwoFactor`, `askForReset`. */
export async function resetOrAsk(
  context: Context,
  input: Parameters<typeof resetTwoFactor>[1],
): Promise<ResetOrAskResult> {
  const reset = await resetTwoFactor(context, input);
  if (reset.ok) return { ok: true, waitsFor: null };
  if (reset.why !== "another_admin") return { ok: false, why: reset.why };
  const asked = await askForReset(context, input);
  if (asked.ok) return asked;
  // Demoted between the two: whoever confirms again resets them at once.
  return { ok: false, why: asked.why === "not_an_admin" ? "no_such_person" : asked.why };
}
