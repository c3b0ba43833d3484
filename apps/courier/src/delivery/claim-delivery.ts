import type { Context } from "@countersign/db";
import type { Message } from "@countersign/messages";
import { countryOf } from "@countersign/twofactor/contact/phone-number.ts";
import { sql } from "drizzle-orm";
import type { Provider } from "../channels/channel.ts";
import { chargeCaps } from "./caps.ts";

/**
 * Whether a message may be handed over now. `over`: an attempt of before got it through, or it failed for good.
 * `nobody`: the account does not exist.
 */
export type Claim =
  | { readonly claim: "send"; readonly triedSince: Date | null }
  | { readonly claim: "capped" | "over" | "nobody"; readonly triedSince?: never };

type Row = {
  readonly isFirst: boolean;
  readonly isCapped: boolean | null;
  readonly isAgain: boolean;
  readonly isOver: boolean;
  readonly triedSince: Date | null;
};

/**
 * Writes down that a message is about to be handed over, once per attempt and before it. The first attempt is charged
 * to the caps of its address, country and clinic; one that exceeds a cap is written down as failed. One statement.
 *
 * @param id the queue job's id, which becomes the row's
 * @param provider null where no channel serves the message
 * @param timeZone the clinic's: caps are of its days
 */
export async function claimDelivery(
  context: Context,
  id: string,
  message: Message,
  provider: Provider | null,
  timeZone = "UTC",
): Promise<Claim> {
  const { clinicId, accountId, kind, channel, to } = message;
  const now = sql`${context.now()}::timestamptz`;
  const country = channel === "text" ? countryOf(to) : null;
  const isCode = message.kind === "sign_in_code";
  const loginId = isCode ? message.loginId : null;
  const issue = isCode ? message.issue : null;
  const uncapped = { ctes: sql``, verdict: sql`newcomer` };
  const { ctes, verdict } = isCapped(provider)
    ? chargeCaps(context, message, { country, timeZone }, sql`newcomer`)
    : uncapped;
  const [row] = await context.db.execute<Row>(sql`
    with known as (
      select attempts, trouble, created_at, handed_over_at, failed_at from deliveries
      where clinic_id = ${clinicId} and id = ${id}),
    again as (
      -- After a surely refused attempt nothing can have arrived; one that is cut off from now on leaves no trouble.
      update deliveries set attempts = attempts + 1, attempted_at = ${now}, provider = ${provider}::text,
        trouble = nullif(trouble, 'throttled')
      where clinic_id = ${clinicId} and id = ${id} and handed_over_at is null and failed_at is null
      returning 1),
    newcomer as (
      select clinic_id, id as account_id from accounts
      where clinic_id = ${clinicId} and id = ${accountId} and not exists (select from known)),
    ${ctes}
    written as (
      insert into deliveries
        (clinic_id, id, account_id, kind, channel, recipient, country, login_id, issue, provider, attempts,
          created_at, attempted_at, failed_at, failure)
      select n.clinic_id, ${id}::uuid, n.account_id, ${kind}::text, ${channel}::text, ${to}::text, ${country}::text,
        ${loginId}::uuid, ${issue}::int, ${provider}::text, case when may.go then 1 else 0 end,
        ${now}, ${now}, case when may.go then null else ${now} end, case when may.go then null else 'capped' end
      from newcomer n, lateral (select exists (select from ${verdict}) as go) may
      returning failure)
    select exists (select from written) as "isFirst", (select failure = 'capped' from written) as "isCapped",
      exists (select from again) as "isAgain", exists (select from known) as "isOver",
      (select created_at from known where trouble is distinct from 'throttled') as "triedSince"`);
  if (row?.isFirst) return row.isCapped ? { claim: "capped" } : { claim: "send", triedSince: null };
  if (row?.isAgain) return { claim: "send", triedSince: row.triedSince };
  return { claim: row?.isOver ? "over" : "nobody" };
}

/** The local inbox is nobody's mailbox and costs nothing: whoever tries the demo all day is not held up. */
function isCapped(provider: Provider | null): boolean {
  return provider !== null && provider !== "inbox";
}
