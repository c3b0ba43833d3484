import { inClinicTime } from "@countersign/zones";
import { foldToGsm7 } from "../phone-text/fold-to-gsm-7.ts";
import { cutToSeptets } from "../phone-text/gsm-7.ts";
import type { Fact, Part } from "./letter-content.ts";
import type { ClinicFacts } from "./rendered.ts";

const MAX_QUOTED = 200;
const MAX_NAME = 80;

/** A moment by the clinic's clock: "22 Nov 2026, 2:05 p.m. GMT". */
export function inWords(at: Date, { timeZone }: Pick<ClinicFacts, "timeZone">): string {
  return inClinicTime(at, timeZone, "both");
}

/** Text from outside as one line of bounded length, so that it cannot pretend to be lines of ours. */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return cut(line, MAX_QUOTED);
}

/** The same, with long runs of digits in groups: people, phones and scripts take six in a row for a code. */
export function quoted(text: string): string {
  return cut(
    oneLine(text).replace(/\d{6,}/g, (run) => run.replace(/\d{3}(?=\d)/g, "$& ")),
    MAX_QUOTED,
  );
}

/** A clinic's name as letters say it. */
export function nameOf(clinic: { readonly clinic: string }): string {
  return cut(quoted(clinic.clinic), MAX_NAME);
}

/**
 * A clinic's name in the characters of a plain text message, cut by whole characters. A name that they cannot spell is
 * "your clinic"; the message's last line, or its sender, still says which.
 *
 * @param most septets
 */
export function shortName(clinic: { readonly clinic: string }, most: number): string {
  const folded = foldToGsm7(clinic.clinic);
  const name = folded === null ? "" : cutToSeptets(quoted(folded), most);
  return /[\p{L}\p{N}]/u.test(name) ? name : "your clinic";
}

function cut(line: string, most: number): string {
  const characters = [...line];
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : line;
}

/** When it happened and, where known, from which browser and address. */
export function whenAndWhere(
  notice: { at: string; browser?: string | null; address?: string | null },
  clinic: Pick<ClinicFacts, "timeZone">,
  ...more: readonly Fact[]
): Part {
  const facts: Fact[] = [{ label: "When", value: inWords(new Date(notice.at), clinic) }];
  if (notice.browser) facts.push({ label: "Browser", value: quoted(notice.browser) });
  if (notice.address) facts.push({ label: "Network address", value: quoted(notice.address) });
  return { is: "facts", facts: [...facts, ...more] };
}
