/** The schema that the queue keeps its tables in. */
export const QUEUE_SCHEMA = "pgboss";

/** The queue of every mail and text. */
export const MESSAGES = "messages";

/** Where a message ends that could not be delivered. */
export const UNDELIVERABLE = "messages_undeliverable";

/** The queue of what is done behind the pages: long runs, and answers that must take the same time for everybody. */
export const WORK = "work";
