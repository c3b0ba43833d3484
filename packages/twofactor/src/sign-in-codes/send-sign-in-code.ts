import { secondsUntil } from "@countersign/accounts";
import type { AccountId, Context, Database } from "@countersign/db";
import { enqueue, type MessageOf } from "@countersign/messages";
import type { CodeTry } from "../login/code/charge-code-try.ts";
import type { LoginRow } from "../login/login-row.ts";
import { type GoneWhy, loginStateOf } from "../login/login-state.ts";
import { type CodeChannel, channelsOf, destinationOf } from "./issue.ts";
import { issueNext, RESEND_AFTER_SECONDS, type SendObjection, takeTurn } from "./send-statements.ts";
import { takesSignInCodes } from "./takes-sign-in-codes.ts";

export type SendCodeResult =
  | { readonly ok: true; readonly issue: number }
  | { readonly ok: false; readonly why: "too_soon"; readonly seconds: number }
  | { readonly ok: false; readonly why: Exclude<SendObjection, "too_soon"> | "no_such_channel" | "authenticator_owed" }
  | { readonly ok: false; readonly why: "login_gone"; readonly how: GoneWhy };

/** Which login a code is sent for; without the form's `loginId`, whichever the token opens. */
export type SendCode = Omit<CodeTry, "loginId"> & {
  readonly loginId: string | null;
  /** null: whichever reaches the person, as far as is known. */
  readonly channel: CodeChannel | null;
};

/**
 * Sends a new sign-in code for the login this browser holds; earlier ones stop working, tries already made stay made.
 * The code itself is neither stored nor queued: the courier derives it when it sends. Staff and admins are sent none
 * but to an email address that they want to make theirs, and so are patients with an authenticator app.
 *
 * @param input.channel `text` needs a confirmed phone; an address being confirmed gets its own code only
 * @returns the issue's number, or which limit speaks against it; `seconds` until one may ask again
 */
export function sendSignInCode(context: Context, input: SendCode): Promise<SendCodeResult> {
  const { token } = input;
  if (!token) return Promise.resolve({ ok: false, why: "login_gone", how: "missing" });
  return context.db.transaction((tx) => sendInTurn(context, tx, { ...input, token }));
}

async function sendInTurn(
  context: Context,
  tx: Database,
  input: SendCode & { token: string },
): Promise<SendCodeResult> {
  const now = context.now();
  const login = await takeTurn(tx, input, now);
  const gone = whyGone(login, input.loginId, now);
  if (!login || gone) return { ok: false, why: "login_gone", how: gone ?? "missing" };

  if (!takesSignInCodes(login)) return { ok: false, why: "authenticator_owed" };
  if (input.channel) return sendBy(context, tx, login, input.channel);
  const [first, other] = channelsOf(login);
  const sent = await sendBy(context, tx, login, first);
  return !sent.ok && isAboutTexts(sent) && other ? sendBy(context, tx, login, other) : sent;
}

function isAboutTexts({ why }: Extract<SendCodeResult, { ok: false }>): boolean {
  return why === "country_not_allowed" || why === "texts_used_up";
}

async function sendBy(context: Context, tx: Database, login: LoginRow, channel: CodeChannel): Promise<SendCodeResult> {
  const now = context.now();
  const to = destinationOf(login, channel);
  if (!to) return { ok: false, why: "no_such_channel" };

  const next = await issueNext(context, tx, { login, channel, to });
  if (next.why === "too_soon") return { ok: false, why: next.why, seconds: secondsToWait(next.lastSentAt ?? now, now) };
  if (next.why) return { ok: false, why: next.why };
  if (next.issue === null) return { ok: false, why: "login_gone", how: "replaced" };

  const { clinicId, accountId, loginId, purpose, portal } = login;
  const about = { clinicId, accountId, loginId, purpose, portal, issue: next.issue };
  await enqueue(tx, [
    { kind: "sign_in_code", ...about, to, channel, at: now.toISOString() },
    ...(next.ownerId ? [inUse(login, next.ownerId, to, now)] : []),
  ]);
  return { ok: true, issue: next.issue };
}

/** To the owner of an address that somebody else wants. Who that is, and where they are, is not the owner's business. */
function inUse({ clinicId, kind }: LoginRow, ownerId: AccountId, to: string, at: Date): MessageOf<"email_in_use"> {
  const about = { clinicId, accountId: ownerId, to, channel: "email", at: at.toISOString(), portal: kind } as const;
  return { kind: "email_in_use", ...about, browser: null, address: null };
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
