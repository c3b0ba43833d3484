import { normaliseEmail, readWords } from "@countersign/accounts";
import { type SQL, sql } from "drizzle-orm";

const CHARACTERS_MOST = 200;
const BEGINNING_CHARACTERS_MOST = 2;
/** What `rare_signs` of migration 0013 leaves out. */
const COMMON = /[^!-~]|[a-zA-Z0-9@.]/g;

/** A search as conditions on the account `a`. */
export type PeopleSearch = {
  readonly matches: SQL;
  /** The same as the index of trigrams and signs answers it; null where the matches are found by reading alone. */
  readonly reached: SQL | null;
  /** Whether a tenth of everybody may match. */
  readonly broad: boolean;
};

/** What is searched, exactly as the index has it. */
const searched = sql`(a.sort_name || E'\n' || a.email)`;

/**
 * What was typed, as a condition; null for nothing. One or two letters find beginnings of names and addresses, because
 * in the middle they would mean nothing; three or more are found anywhere. Wildcards are letters like others.
 */
export function peopleSearch(typed: string): PeopleSearch | null {
  const plain = plainSearch(typed);
  // An address is looked for as it is kept, whatever it was copied with.
  const wanted = plain.includes("@") ? normaliseEmail(plain) : plain;
  if (wanted === "") return null;
  const signs = [...new Set(wanted.replace(COMMON, ""))];
  const pattern = wanted.replace(/[\\%_]/g, "\\$&");
  if (/^[\p{L}\p{N}\p{M}]+$/u.test(wanted) && [...wanted].length <= BEGINNING_CHARACTERS_MOST) {
    const matches = anyOf([`${pattern}%`, `% ${pattern}%`, `%\n${pattern}%`]);
    // One question to the index instead of three; row by row it would be the slower one.
    const reached = sql`${searched} ~ ('(^|[ \\n])' || folded(${wanted}))`;
    return { matches, reached, broad: [...wanted].length === 1 };
  }
  const matches = anyOf([`%${pattern}%`]);
  const hasTrigrams = /[\p{L}\p{N}]{3}|[^\p{L}\p{N}][\p{L}\p{N}]/u.test(wanted);
  if (signs.length === 0) return { matches, reached: hasTrigrams ? matches : null, broad: false };
  // Asked of another expression: the index would be read from end to end for a pattern without trigrams.
  const unindexed = sql`(${searched} || '') like folded(${`%${pattern}%`})`;
  return {
    matches,
    reached: sql`(rare_signs(${searched}) @> ${sql.param(signs)}::text[] and ${unindexed})`,
    broad: false,
  };
}

function anyOf(patterns: readonly string[]): SQL {
  return sql`(${sql.join(
    patterns.map((pattern) => sql`${searched} like folded(${pattern})`),
    sql` or `,
  )})`;
}

/** What was typed, as far as it can be looked for and written down: no control characters, no half pairs, not endless. */
export function plainSearch(typed: string): string {
  return readWords(typed.replace(/\p{Cc}+/gu, " "))
    .slice(0, CHARACTERS_MOST)
    .toWellFormed();
}
