import { type Database, inboxMessages } from "@countersign/db";
import { and, desc, eq, isNotNull, sql } from "drizzle-orm";

/** A message as the inbox shows it. */
export type InboxMessage = {
  readonly id: string;
  readonly to: string;
  readonly channel: "email" | "text";
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  /** Whether it is a mail that has a page beside its text. */
  readonly hasPage: boolean;
};

/** Everything sent to one address or number. */
export type Conversation = {
  readonly to: string;
  readonly channel: "email" | "text";
  /** The newest message: a mail's subject, a text's beginning. */
  readonly line: string;
  readonly count: number;
  readonly at: Date;
};

/** More than anyone reads, and little enough to draw at once. */
const PAGE = 200;
/** More than a line has room for. */
const LINE = 120;

const recipient = sql`lower(${inboxMessages.recipient})`;
const newestFirst = [desc(inboxMessages.deliveredAt), desc(inboxMessages.id)] as const;

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
      hasPage: sql<boolean>`${inboxMessages.html} is not null`,
    })
    .from(inboxMessages)
    .where(to === null ? undefined : eq(recipient, to.toLowerCase()))
    .orderBy(...newestFirst)
    .limit(PAGE);
}

/** Everyone who ever got a message with the newest of theirs, the newest first. */
export async function readConversations(db: Database): Promise<Conversation[]> {
  const newest = db.$with("newest").as(
    db
      .selectDistinctOn([recipient], {
        to: inboxMessages.recipient,
        channel: inboxMessages.channel,
        line: sql<string>`left(case ${inboxMessages.channel} when 'email' then ${inboxMessages.subject} else ${inboxMessages.text} end, ${LINE})`.as(
          "line",
        ),
        count: sql<number>`(count(*) over (partition by ${recipient}))::int`.as("count"),
        at: inboxMessages.deliveredAt,
      })
      .from(inboxMessages)
      .orderBy(recipient, ...newestFirst),
  );
  return db.with(newest).select().from(newest).orderBy(desc(newest.at)).limit(PAGE);
}

/** A mail's page, or null where there is no such mail. */
export async function readMailPage(db: Database, id: string): Promise<string | null> {
  const [row] = await db
    .select({ html: inboxMessages.html })
    .from(inboxMessages)
    .where(and(eq(inboxMessages.id, id), isNotNull(inboxMessages.html)))
    .limit(1);
  return row?.html ?? null;
}

/** The newest message's id, which changes when one arrives. */
export async function readNewestId(db: Database): Promise<string | null> {
  const [row] = await db
    .select({ id: inboxMessages.id })
    .from(inboxMessages)
    .orderBy(...newestFirst)
    .limit(1);
  return row?.id ?? null;
}
