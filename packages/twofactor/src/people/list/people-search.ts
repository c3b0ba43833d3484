import { type SQL, sql } from "drizzle-orm";

const CHARACTERS_MOST = 200;
const BEGINNING_CHARACTERS_MOST = 2;
/** What `rare_signs` of migration 0013 leaves out. */
const COMMON = /[^!-~]|[a-zA-Z0-9@.]/g;

/** A search as conditions on the account `a`. */
export type PeopleSearch = {
  readonly matches: SQL;
  /** Whether the index of trigrams and signs finds the matches; else they are found by reading. */
  readonly indexed: boolean;
};

/** What is searched, exactly as the index has it. */
const searched = sql`(a.sort_name || E'\n' || a.email)`;

/**
 * What was typed, as a condition; null for nothing. One or two letters find beginnings of names and addresses, because
 * in the middle they would mean nothing; three or more are found anywhere. Wildcards are letters like others.
 */
export function peopleSearch(typed: string): PeopleSearch | null {
  const wanted = typed
    .normalize("NFC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, CHARACTERS_MOST)
    .toWellFormed();
  if (wanted === "") return null;
  const signs = [...new Set(wanted.replace(COMMON, ""))];
  const pattern = wanted.replace(/[\\%_]/g, "\\$&");
  if (/^[\p{L}\p{N}\p{M}]+$/u.test(wanted) && [...wanted].length <= BEGINNING_CHARACTERS_MOST) {
    return { matches: anyOf([`${pattern}%`, `% ${pattern}%`, `%\n${pattern}%`]), indexed: true };
  }
  const anywhere = anyOf([`%${pattern}%`]);
  if (signs.length === 0)
    return { matches: anywhere, indexed: /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]/u.test(wanted) };
  return { matches: sql`(${anywhere} and rare_signs(${searched}) @> ${sql.param(signs)}::text[])`, indexed: true };
}

function anyOf(patterns: readonly string[]): SQL {
  return sql`(${sql.join(
    patterns.map((pattern) => sql`${searched} like folded(${pattern})`),
    sql` or `,
  )})`;
}
