/** The schema that the queue keeps its tables in. */
export const QUEUE_SCHEMA = "pgboss";

/** The queue of every mail and text. */
export const MESSAGES = "messages";

/** Where a message ends that could not be delivered. */
export const UNDELIVERABLE = "messages_undeliverable";
