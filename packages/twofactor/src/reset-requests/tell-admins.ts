import type { AccountId, ClinicId, Database } from "@countersign/db";
import { enqueue, type MessageOf } from "@countersign/messages";
import { sql } from "drizzle-orm";

/** What is told, without to whom. */
export type ResetNews = Omit<
  MessageOf<"reset_news">,
  "kind" | "clinicId" | "accountId" | "to" | "channel" | "at" | "portal" | "yours"
>;

/** Mails every active admin of a clinic but those left out. */
export async function tellAdmins(
  tx: Database,
  to: { readonly clinicId: ClinicId; readonly except: readonly AccountId[]; readonly at: Date },
  news: ResetNews,
): Promise<void> {
  const admins = await tx.execute<{ accountId: AccountId; email: string }>(sql`
    select id as "accountId", email from accounts
    where clinic_id = ${to.clinicId} and role = 'admin' and deactivated_at is null order by id`);
  for (const { accountId, email } of admins) {
    if (!to.except.includes(accountId)) await tellOne(tx, { ...to, accountId, email, yours: false }, news);
  }
}

/** Mails one person, `yours` when it is about themselves. */
export function tellOne(
  tx: Database,
  to: {
    readonly clinicId: ClinicId;
    readonly accountId: AccountId;
    readonly email: string;
    readonly at: Date;
    readonly yours: boolean;
  },
  news: ResetNews,
): Promise<void> {
  const { clinicId, accountId, email, at, yours } = to;
  const mail = { clinicId, accountId, to: email, channel: "email", at: at.toISOString(), portal: "admin" } as const;
  return enqueue(tx, { kind: "reset_news", ...mail, yours, ...news });
}
