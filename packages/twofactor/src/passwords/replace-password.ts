import { endOtherSessions, replaceResets } from "@countersign/accounts";
import type { AccountKey, Context, Database, SessionId } from "@countersign/db";
import { sql } from "drizzle-orm";
import { stopLogins } from "../login/stop-logins.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import { endTrust } from "../trusted-devices/end-trust.ts";

/**
 * Puts another password in the place of an account's, and ends whatever the old one had opened: half-done logins, links,
 * sessions. Factors and skips stay as they are. The caller holds the locks of the account's factors and links and has
 * made sure that it may.
 *
 * @param input.except the session in which it is done, if it is one
 * @param input.version which setting of the password is replaced, where that was checked before
 * @returns whether the account still had that one
 */
export async function replacePassword(
  context: Context,
  tx: Database,
  input: AccountKey & {
    readonly email: string;
    readonly portal: "staff" | "admin" | "patient";
    readonly passwordHash: string;
    readonly version: number | null;
    readonly except: SessionId | null;
    readonly visitor: Visitor;
  },
): Promise<boolean> {
  const { clinicId, accountId, except } = input;
  const at = context.now();
  await stopLogins(tx, { clinicId, accountId, except: null, at });
  const changed = await tx.execute(sql`
    update accounts set password_hash = ${input.passwordHash}, password_version = password_version + 1
    where clinic_id = ${clinicId} and id = ${accountId} and deactivated_at is null
      and password_version = coalesce(${input.version}::integer, password_version)
    returning 1`);
  if (changed.length === 0) return false;
  // From here on no login of the old password becomes a session. Twice: a step-up that was faster has put a session in
  // the place of the one that the first statement waited for.
  await endOtherSessions(tx, { clinicId, accountId, except, by: "password_changed", at });
  await endOtherSessions(tx, { clinicId, accountId, except, by: "password_changed", at });
  await endTrust(tx, input, "password_changed", at);
  await replaceResets(tx, { clinicId, accountId }, at);
  await tx.execute(sql`
    update invitations set replaced_at = ${at}::timestamptz
    where clinic_id = ${clinicId} and account_id = ${accountId} and used_at is null and replaced_at is null`);
  await tell(tx, { ...input, at }, { kind: "password_changed" });
  return true;
}
