import type { Context, Database } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { secondsUntil } from "../budget/code-waits.ts";
import type { CodeTry } from "../login/code/charge-code-try.ts";
import type { LoginRow } from "../login/login-row.ts";
import { type GoneWhy, loginStateOf } from "../login/login-state.ts";
import { type CodeChannel, destinationOf } from "./issue.ts";
import { issueNext, RESEND_AFTER_SECONDS, type SendObjection, takeTurn } from "./send-statements.ts";

export type SendCodeResult =
  | { readonly ok: true; readonly issue: number }
  | { readonly ok: false; readonly why: "too_soon"; readonly seconds: number }
  | { readonly ok: false; readonly why: Exclude<SendObjection, "too_soon"> | "no_such_channel" }
  | { readonly ok: false; readonly why: "login_gone"; readonly how: GoneWhy };

/** Which login a code is sent for; without the form's `loginId`, whichever the token opens. */
export type SendCode = Omit<CodeTry, "loginId"> & { readonly loginId: string | null; readonly channel: CodeChannel };

/**
 * Sends a new sign-in code for the login this browser holds; earlier ones stop working, tries already made stay made.
 * The code itself is neither stored nor queued: the courier derives it when it sends.
 *
 * @param input.channel `text` needs a confirmed phone; a number being confirmed gets texts only
 * @returns the issue's number, or which limit speaks against it; `seconds` until one may ask again
 */
export function sendSignInCode(context: Context, input: SendCode): Promise<SendCodeResult> {
  const { token } = input;
  if (!token || input.place.portal !== "patient") {
    return Promise.resolve({ ok: false, why: "login_gone", how: "missing" });
  }
  return context.db.transaction((tx) => sendInTurn(context, tx, { ...input, token }));
}

async function sendInTurn(
  context: Context,
  tx: Database,
  input: SendCode & { token: string },
): Promise<SendCodeResult> {
  const now = context.now();
  const login = await takeTurn(tx, input.place, input.token, now);
  const gone = whyGone(login, input.loginId, now);
  if (!login || gone) return { ok: false, why: "login_gone", how: gone ?? "missing" };

  const to = destinationOf(login, input.channel);
  if (!to) return { ok: false, why: "no_such_channel" };
  const destinationHash = context.keys.mac("destination", [login.clinicId, to]);

  const next = await issueNext(context, tx, { login, channel: input.channel, destinationHash });
  if (next.why === "too_soon") return { ok: false, why: next.why, seconds: secondsToWait(next.lastSentAt ?? now, now) };
  if (next.why) return { ok: false, why: next.why };
  if (next.issue === null) return { ok: false, why: "login_gone", how: "replaced" };

  const { clinicId, accountId, loginId, purpose } = login;
  const about = { clinicId, accountId, loginId, purpose, issue: next.issue };
  await enqueue(tx, {
    kind: "sign_in_code",
    ...about,
    to,
    channel: input.channel,
    at: now.toISOString(),
    portal: "patient",
  });
  return { ok: true, issue: next.issue };
}

function whyGone(login: LoginRow | null, formLoginId: string | null, now: Date): GoneWhy | null {
  if (!login) return "missing";
  if (formLoginId !== null && login.loginId !== formLoginId) return "replaced";
  const state = loginStateOf(login, now);
  if (state === "open") return null;
  return state === "completed" ? "redeemed" : state;
}

function secondsToWait(lastSentAt: Date, now: Date): number {
  return secondsUntil(new Date(lastSentAt.getTime() + RESEND_AFTER_SECONDS * 1000), now);
}
