import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { approveReset, cancelReset, type Person, sendLinkAgain } from "@countersign/twofactor";
import { z } from "zod";
import { personPath } from "../../people/people-paths.ts";

/** Which request an admin decides about; the account only names the page to come back to. */
export const requestInput = z.object({ accountId: z.uuid(), requestId: z.uuid() });
export type RequestInput = z.output<typeof requestInput>;

/** Who is sent another link. */
export const linkInput = z.object({ accountId: z.uuid() });

/** Approves, and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performApprove(actor: Person, { accountId, requestId }: RequestInput): Promise<string> {
  const approved = await approveReset(context(), { actor, requestId, visitor: await visitor() });
  return pathOf(accountId, approved.ok ? { done: "reset_approved" } : { refused: `approve_${approved.why}` });
}

/** Cancels, and says where to go. Asks for no fresh code: nothing is taken from anybody. */
export async function performCancel(actor: Person, { accountId, requestId }: RequestInput): Promise<string> {
  const cancelled = await cancelReset(context(), { actor, requestId, visitor: await visitor() });
  return pathOf(accountId, cancelled.ok ? { done: "reset_cancelled" } : { refused: `cancel_${cancelled.why}` });
}

/** Sends another link, and says where to go. The caller has made sure that the actor's code is fresh. */
export async function performSendLink(actor: Person, { accountId }: z.output<typeof linkInput>): Promise<string> {
  const sent = await sendLinkAgain(context(), { actor, accountId, visitor: await visitor() });
  return pathOf(accountId, sent.ok ? { done: "link_sent" } : { refused: `link_${sent.why}` });
}

function pathOf(accountId: string, because: { done: string } | { refused: string }): string {
  return personPath("staff", accountId, because);
}
