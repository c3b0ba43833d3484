import type { Sql } from "postgres";

const INT8 = 20;
const DATE = 1082;
const TIME = 1083;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const JSON_TEXT = 114;
const JSONB = 3802;

/**
 * How PostgreSQL's values look in TypeScript, the same for `db.execute(sql…)` and for table columns.
 *
 * | PostgreSQL | comes back as | goes in as |
 * |---|---|---|
 * | timestamptz | Date | Date |
 * | int8, count(*) | number; bigint where a number would lose digits | number or bigint |
 * | bytea | Buffer | Buffer, Uint8Array |
 * | json, jsonb | the parsed value | an object, or a string that *is* JSON |
 * | numeric, date, time, interval | string | string |
 * | arrays without NULLs | arrays of the above | `sql.param(array)` (a bare array becomes a list `($1, $2)`) |
 */
export function speakPlainTypes(client: Sql): void {
  const { parsers, serializers } = client.options;
  const asIs = (value: string) => value;
  parsers[TIMESTAMPTZ] = (text: string) => new Date(text);
  parsers[INT8] = readInteger;
  for (const type of [DATE, TIME, TIMESTAMP]) parsers[type] = asIs;
  // Columns of Drizzle hand over moments and JSON as text already; raw statements hand over the value.
  serializers[TIMESTAMPTZ] = (value: unknown) => (value instanceof Date ? value.toISOString() : String(value));
  for (const type of [JSON_TEXT, JSONB]) {
    serializers[type] = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
  }
}

/**
 * The driver takes an array's type from its first element and forgets that it is an array; written as
 * PostgreSQL's own literal, the statement says what it is.
 */
export function toDriverValue(value: unknown): unknown {
  return Array.isArray(value) ? arrayLiteral(value) : value;
}

/** @see https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(values: readonly unknown[]): string {
  return `{${values.map(elementLiteral).join(",")}}`;
}

function elementLiteral(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return arrayLiteral(value);
  return `"${textOf(value).replace(/["\\]/g, "\\$&")}"`;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
