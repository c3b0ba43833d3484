export { type AuditEntry, appendEvent } from "./append-event.ts";
export { type EventWords, eventFrom } from "./event-from.ts";
export { type HistoryRow, readHistory } from "./read-history.ts";
export { keepMonths, RETENTION_YEARS } from "./retention/keep-months.ts";
export { type AuditEventName, auditEventNames } from "./vocabulary.ts";
