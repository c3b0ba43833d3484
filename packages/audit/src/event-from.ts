import { newId } from "@countersign/db";
import { type SQL, sql } from "drizzle-orm";
import type { AuditEventName } from "./vocabulary.ts";

/** What is recorded beyond who and where, which the source relation knows. */
export type EventWords = {
  readonly event: AuditEventName;
  readonly outcome: "success" | "failure";
  readonly at: Date;
  /** Plain facts for the reader of the trail. Never a secret, a code or a token. */
  readonly details?: SQL | Record<string, unknown>;
};

/**
 * An `insert into audit_events … select … from <source>` to stand as one CTE of a guarded statement, so that the event
 * exists if and only if the change does. Nothing is inserted where the source is empty.
 *
 * @param source a relation of at most one row with the columns clinic_id, portal, account_id, actor_id, login_id,
 *   session_id, address, browser
 */
export function eventFrom(source: SQL, words: EventWords): SQL {
  const details = isSql(words.details)
    ? sql`(${words.details})::jsonb`
    : sql`${JSON.stringify(words.details ?? {})}::jsonb`;
  return sql`insert into audit_events
      (clinic_id, id, at, event, outcome, portal, account_id, actor_id, login_id, session_id, address, browser, details)
    select clinic_id, ${newId(words.at)}::uuid, ${words.at}::timestamptz, ${words.event}::text, ${words.outcome}::text,
      portal, account_id, actor_id, login_id, session_id, address, browser, ${details}
    from ${source} returning id`;
}

function isSql(details: EventWords["details"]): details is SQL {
  return typeof details === "object" && "queryChunks" in details;
}
