import { appendEvent } from "@countersign/audit";
import { type Context, type LoginId, logins, newId, newToken, tokenDigest } from "@countersign/db";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import type { StepUpUse } from "./login-use.ts";
import { LOGIN_LIFETIME_MINUTES } from "./password/begin-login.ts";

/** What continues once the person has confirmed that it is them. Plain values; whoever runs it parses them again. */
export type Intent = { readonly action: string; readonly input: unknown };

/**
 * Opens a step-up: a pending login of somebody who is signed in, with what they were about to do. Redeeming it rotates
 * the session.
 *
 * @param input.returnTo path to go back to on Cancel; of this origin
 * @returns the token for the login cookie, and what it may be used for
 */
export async function beginStepUp(
  context: Context,
  input: { readonly person: Person; readonly visitor: Visitor; readonly intent: Intent; readonly returnTo: string },
): Promise<{ readonly token: string; readonly loginId: LoginId; readonly use: StepUpUse }> {
  const { clinicId, accountId, sessionId, portal } = input.person;
  const now = context.now();
  const token = newToken(context.keys);
  const loginId = newId<LoginId>(now);
  await context.db.transaction(async (tx) => {
    await tx.insert(logins).values({
      clinicId,
      id: loginId,
      accountId,
      portal,
      purpose: "step_up",
      tokenHash: tokenDigest(token),
      sessionId,
      ...input.visitor,
      intent: input.intent,
      returnTo: input.returnTo,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LOGIN_LIFETIME_MINUTES * 60_000),
    });
    const who = { clinicId, accountId, actorId: accountId, loginId, sessionId, portal, ...input.visitor };
    const details = { action: input.intent.action };
    await appendEvent(tx, { ...who, event: "step_up.started", outcome: "success", at: now, details });
  });
  return { token, loginId, use: { purpose: "step_up", session: { clinicId, sessionId } } };
}
