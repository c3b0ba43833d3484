import { type Database, inboxMessages } from "@countersign/db";
import { asc, desc, eq, sql } from "drizzle-orm";

/** A message as the inbox answers it, in the page and as JSON. */
export type InboxMessage = {
  readonly id: string;
  readonly to: string;
  readonly channel: "email" | "text";
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
};

/** More than anyone reads, and little enough to draw at once. */
const PAGE = 200;

/** The newest messages, first to one recipient if asked; letters' case does not matter. */
export async function readMessages(db: Database, to: string | null): Promise<InboxMessage[]> {
  return db
    .select({
      id: inboxMessages.id,
      to: inboxMessages.recipient,
      channel: inboxMessages.channel,
      subject: inboxMessages.subject,
      text: inboxMessages.text,
      at: inboxMessages.deliveredAt,
    })
    .from(inboxMessages)
    .where(to === null ? undefined : eq(sql`lower(${inboxMessages.recipient})`, to.toLowerCase()))
    .orderBy(desc(inboxMessages.deliveredAt), desc(inboxMessages.id))
    .limit(PAGE);
}

/** Everyone who ever got a message, for the filter. */
export async function readRecipients(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ recipient: inboxMessages.recipient })
    .from(inboxMessages)
    .orderBy(asc(inboxMessages.recipient))
    .limit(PAGE);
  return rows.map((row) => row.recipient);
}

/** The newest message's id, which changes when one arrives. */
export async function readNewestId(db: Database): Promise<string | null> {
  const [row] = await db
    .select({ id: inboxMessages.id })
    .from(inboxMessages)
    .orderBy(desc(inboxMessages.deliveredAt), desc(inboxMessages.id))
    .limit(1);
  return row?.id ?? null;
}
