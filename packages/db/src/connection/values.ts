import pg, { type CustomTypesConfig } from "pg";

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const DATES = 1182;
const TIMESTAMPS = 1115;
const INTERVAL = 1186;
const AS_TEXT: ReadonlySet<number> = new Set([DATE, TIMESTAMP, DATES, TIMESTAMPS, INTERVAL]);

/**
 * How PostgreSQL's values look in TypeScript, the same for `db.execute(sql…)` and for table columns.
 *
 * | PostgreSQL | comes back as | goes in as |
 * |---|---|---|
 * | timestamptz | Date | Date |
 * | int8, count(*) | number; bigint where a number would lose digits | number or bigint |
 * | bytea | Buffer | Buffer, Uint8Array |
 * | json, jsonb | the parsed value | an object, or a string that *is* JSON |
 * | numeric, date, interval | string | string |
 * | arrays | arrays of the above | `sql.param(array)` (a bare array becomes a list `($1, $2)`) |
 *
 * Parameters have no type of their own: where PostgreSQL cannot tell (`${now} - interval '1 day'`), cast.
 */
export const plainTypes: CustomTypesConfig = {
  getTypeParser: ((type: number, format?: "text" | "binary") => {
    if (type === INT8) return readInteger;
    if (AS_TEXT.has(type)) return (text: string) => text;
    return pg.types.getTypeParser(type, format ?? "text");
  }) as CustomTypesConfig["getTypeParser"],
};

function readInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
