import { eventFrom } from "@countersign/audit";
import type { Database } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";

/** One row of `deliveries`. */
export type DeliveryKey = { readonly clinicId: string; readonly id: string };

/** What a provider tells of a message it took. */
export type ProviderEvent = {
  /** Its own name for the message; an event of another message of the same row changes nothing. */
  readonly providerId: string | null;
  readonly at: Date;
};

/** A definite, permanent verdict on an address. */
export type AddressFailure = "bounced" | "complained" | "refused";

/** A provider took the message. A name that another row has already is not taken twice: the message is over anyway. */
export async function markHandedOver(db: Database, key: DeliveryKey, event: ProviderEvent): Promise<void> {
  const name = sql`${event.providerId}::text`;
  await db.execute(sql`
    update deliveries d set handed_over_at = ${event.at}::timestamptz, trouble = null,
      provider_id = coalesce(d.provider_id, case when not exists (
        select from deliveries other where other.provider = d.provider and other.provider_id = ${name}) then ${name} end)
    where ${isRow(key)} and handed_over_at is null`);
}

/** An attempt did not get through; another follows. */
export async function markTrouble(
  db: Database,
  key: DeliveryKey,
  trouble: "throttled" | "unavailable" | "timed_out",
): Promise<void> {
  await db.execute(
    sql`update deliveries set trouble = ${trouble} where ${isRow(key)} and handed_over_at is null and failed_at is null`,
  );
}

/** The message will not be sent: nothing that its address could help. */
export async function markGivenUp(
  db: Database,
  key: DeliveryKey,
  failure: "no_channel" | "given_up",
  at: Date,
): Promise<void> {
  await db.execute(sql`
    update deliveries set failed_at = ${at}::timestamptz, failure = ${failure}
    where ${isRow(key)} and handed_over_at is null and failed_at is null`);
}

/**
 * The message did not get through, which says nothing about its address. A message that arrived stays arrived, and a
 * definite verdict stays too.
 *
 * @returns whether the row changed
 */
export function markUndelivered(db: Database, key: DeliveryKey, event: ProviderEvent): Promise<boolean> {
  return changed(
    db,
    sql`
    with told as (
      update deliveries d set failed_at = ${event.at}::timestamptz, failure = 'undelivered', trouble = null,
        provider_id = coalesce(d.provider_id, ${event.providerId}::text)
      where ${isRow(key)} and d.failed_at is null and d.delivered_at is null and ${isSame(event)}
      returning 1)
    select count(*) as changed from told`,
  );
}

/**
 * A provider gave a definite verdict on the message's address: nothing will arrive there. The account's address is
 * marked as failing, if it still is the account's and nothing that was sent later has arrived there. Once per message,
 * whatever is told again or too late. A phone that showed the text outweighs the verdict; a mail server may take a mail
 * and return it afterwards, so there the verdict counts.
 *
 * @returns whether the row changed
 */
export function markFailed(
  db: Database,
  key: DeliveryKey,
  failure: AddressFailure,
  event: ProviderEvent,
): Promise<boolean> {
  const at = sql`${event.at}::timestamptz`;
  return changed(
    db,
    sql`
    with told as (
      update deliveries d set failed_at = ${at}, failure = ${failure}, trouble = null,
        provider_id = coalesce(d.provider_id, ${event.providerId}::text)
      where ${isRow(key)} and ${isUndecided} and (d.channel = 'email' or d.delivered_at is null) and ${isSame(event)}
      returning d.clinic_id, d.id, d.account_id, d.login_id, d.channel, d.recipient, d.attempted_at),
    marked as (
      update accounts a set
        email_failing_at = case when t.channel = 'email' then ${at} else a.email_failing_at end,
        email_failing_why = case when t.channel = 'email' then ${failure} else a.email_failing_why end,
        phone_failing_at = case when t.channel = 'text' then ${at} else a.phone_failing_at end,
        phone_failing_why = case when t.channel = 'text' then ${failure} else a.phone_failing_why end
      from told t
      where a.clinic_id = t.clinic_id and a.id = t.account_id
        and ((t.channel = 'email' and a.email = t.recipient and a.email_failing_at is null)
          or (t.channel = 'text' and a.phone = t.recipient and a.phone_failing_at is null))
        and not exists (
          select from deliveries later where later.clinic_id = t.clinic_id and later.recipient = t.recipient
            and later.account_id = t.account_id and later.id <> t.id
            and later.attempted_at >= t.attempted_at and later.delivered_at is not null)
      returning ${subject}),
    event as (${eventFrom(sql`marked`, {
      event: "account.address_failing",
      outcome: "failure",
      at: event.at,
      details: sql`jsonb_build_object('channel', channel, 'why', ${failure}::text)`,
    })})
    select count(*) as changed from told`,
  );
}

/**
 * The message arrived. Its account's address works again, unless a message that was sent later got a definite verdict:
 * what counts is the order of sending, in whatever order it is told.
 *
 * @returns whether the row changed
 */
export function markDelivered(db: Database, key: DeliveryKey, event: ProviderEvent): Promise<boolean> {
  const at = sql`${event.at}::timestamptz`;
  return changed(
    db,
    sql`
    with told as (
      update deliveries d set delivered_at = ${at}, trouble = null,
        handed_over_at = coalesce(d.handed_over_at, ${at}),
        provider_id = coalesce(d.provider_id, ${event.providerId}::text),
        failed_at = null, failure = null
      where ${isRow(key)} and d.delivered_at is null and (d.channel = 'text' or ${isUndecided}) and ${isSame(event)}
      returning d.clinic_id, d.id, d.account_id, d.login_id, d.channel, d.recipient, d.attempted_at),
    marked as (
      update accounts a set
        email_failing_at = case when t.channel = 'email' then null else a.email_failing_at end,
        email_failing_why = case when t.channel = 'email' then null else a.email_failing_why end,
        phone_failing_at = case when t.channel = 'text' then null else a.phone_failing_at end,
        phone_failing_why = case when t.channel = 'text' then null else a.phone_failing_why end
      from told t
      where a.clinic_id = t.clinic_id and a.id = t.account_id
        and ((t.channel = 'email' and a.email = t.recipient and a.email_failing_at is not null)
          or (t.channel = 'text' and a.phone = t.recipient and a.phone_failing_at is not null))
        and not exists (
          select from deliveries later where later.clinic_id = t.clinic_id and later.recipient = t.recipient
            and later.account_id = t.account_id and later.id <> t.id
            and later.attempted_at > t.attempted_at and later.failure in ('bounced', 'complained', 'refused'))
      returning ${subject}),
    event as (${eventFrom(sql`marked`, {
      event: "account.address_works",
      outcome: "success",
      at: event.at,
      details: sql`jsonb_build_object('channel', channel)`,
    })})
    select count(*) as changed from told`,
  );
}

/** Nobody acted and no browser was near: the provider told us. */
const subject = sql`a.clinic_id, null::text as portal, a.id as account_id, null::uuid as actor_id, t.login_id,
  null::uuid as session_id, null::text as address, null::text as browser, t.channel`;

/** Nothing is known of the message yet, or only that it did not get through. */
const isUndecided = sql`(d.failed_at is null or d.failure = 'undelivered')`;

function isRow({ clinicId, id }: DeliveryKey): SQL {
  return sql`clinic_id = ${clinicId} and id = ${id}`;
}

function isSame({ providerId }: ProviderEvent): SQL {
  return sql`(d.provider_id is null or ${providerId}::text is null or d.provider_id = ${providerId}::text)`;
}

async function changed(db: Database, statement: SQL): Promise<boolean> {
  const [row] = await db.execute<{ changed: number }>(statement);
  return Number(row?.changed ?? 0) > 0;
}
