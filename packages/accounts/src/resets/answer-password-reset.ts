import { appendEvent } from "@countersign/audit";
import { type AccountId, type ClinicId, type Context, type Database, type Kind, kindOf } from "@countersign/db";
import { enqueue, type Work } from "@countersign/messages";
import { type SQL, sql } from "drizzle-orm";
import { invitationMail } from "../invitations/invitation-mail.ts";
import { inviteToSetPassword } from "../invitations/invite.ts";
import { hasConsoleRole, type Role } from "../people/role.ts";
import { lockLinks } from "./lock-links.ts";
import { makeReset } from "./make-reset.ts";
import { mayMailLink } from "./reset-limits.ts";

type Asked = Extract<Work, { kind: "password_reset_asked" }>;

/** Whoever asked, if the email has an active account at that door. */
type Asker = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly kind: Kind;
  readonly role: Role | null;
  readonly email: string;
  readonly invited: boolean;
};

/**
 * What the courier does when somebody asked for a new password: mails a link to whoever the email belongs to here, a
 * fresh invitation where no password was ever set, and nothing to anybody else. However often somebody asks, a mailbox
 * gets three such mails an hour at most.
 */
export async function answerPasswordReset(context: Context, asked: Asked): Promise<void> {
  const found = await findAsker(context.db, asked, sql``);
  if (!found) return;
  await context.db.transaction(async (tx) => {
    const now = context.now();
    await lockLinks(tx, found, now);
    // Held, so that no link goes to an address that is being changed at this moment.
    const asker = await findAsker(tx, asked, sql`for no key update of a`);
    if (!asker || !mayMailLink(await mailsSent(tx, asker, now))) return;
    const { clinicId, accountId } = asker;
    const { portal, address, browser } = asked;
    const who = { clinicId, accountId, portal, address, browser };
    await appendEvent(tx, { ...who, event: "account.password_reset_asked", outcome: "success", at: now });
    if (asker.invited) {
      const { invitationId } = await inviteToSetPassword(context, tx, asker, null);
      await enqueue(tx, invitationMail({ ...asker, invitationId, at: now }));
    } else {
      await makeReset(context, tx, asker, asked);
    }
  });
}

async function findAsker(db: Database, asked: Asked, lock: SQL): Promise<Asker | null> {
  const [asker] = await db.execute<Asker>(sql`
    select a.clinic_id as "clinicId", a.id as "accountId", a.kind, a.role, a.email, a.password_hash is null as "invited"
    from accounts a
    where a.clinic_id = ${asked.clinicId} and a.kind = ${kindOf(asked.portal)} and a.email = ${asked.email}
      and a.deactivated_at is null and (${asked.portal}::text <> 'admin' or ${hasConsoleRole}) ${lock}`);
  return asker ?? null;
}

/** What the account was mailed in the last hour, resets and invitations alike. */
async function mailsSent(tx: Database, { clinicId, accountId, invited }: Asker, now: Date) {
  const since = new Date(now.getTime() - 3_600_000);
  const table = invited ? sql`invitations` : sql`password_resets`;
  const [sent] = await tx.execute<{ inLastHour: number; open: boolean }>(sql`
    select (count(*) filter (where created_at > ${since}::timestamptz))::int as "inLastHour",
      coalesce(bool_or(used_at is null and replaced_at is null and expires_at > ${now}::timestamptz), false) as "open"
    from ${table} where clinic_id = ${clinicId} and account_id = ${accountId}`);
  if (!sent) throw new Error("An aggregate always has a row.");
  return sent;
}
