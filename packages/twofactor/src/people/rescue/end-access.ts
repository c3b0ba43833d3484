import { endOtherSessions, voidLinks } from "@countersign/accounts";
import type { AccountKey, Database } from "@countersign/db";
import { endReEnrolmentLinks } from "../../re-enrolment/re-enrolment-link.ts";
import { endTrust } from "../../trusted-devices/end-trust.ts";

/** How much there was to end; what the trail keeps. */
type Ended = { readonly sessionsEnded: number; readonly devicesEnded: number };

/**
 * Signs an account out everywhere and forgets its trusted devices. After `stopLogins` and after the account's row was
 * written, as locks go.
 */
export async function endSessionsAndTrust(tx: Database, { clinicId, accountId }: AccountKey, at: Date): Promise<Ended> {
  const all = { clinicId, accountId, except: null, by: "admin", at } as const;
  // Twice: a step-up that was faster has put a session in the place of the one that the first statement waited for.
  const sessionsEnded = (await endOtherSessions(tx, all)) + (await endOtherSessions(tx, all));
  return { sessionsEnded, devicesEnded: await endTrust(tx, all, "admin", at) };
}

/** The same, and every mailed link dies: nothing that the account had open can be used any more, or again later. */
export async function endAccess(tx: Database, account: AccountKey, at: Date): Promise<Ended> {
  const ended = await endSessionsAndTrust(tx, account, at);
  await voidLinks(tx, account, at);
  await endReEnrolmentLinks(tx, account, at);
  return ended;
}
