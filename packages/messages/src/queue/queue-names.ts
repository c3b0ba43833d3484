/** The schema that the queue keeps its tables in. */
export const QUEUE_SCHEMA = "pgboss";

/** The queue of every mail. Portals of before texts had a queue of their own put those here too. */
export const MESSAGES = "messages";

/** The queue of every text: a provider of mails that hangs holds up no text, and the other way round. */
export const TEXTS = "texts";

/** Where a message ends that could not be delivered. */
export const UNDELIVERABLE = "messages_undeliverable";

/** The queue of what is done behind the pages: long runs, and answers that must take the same time for everybody. */
export const WORK = "work";
