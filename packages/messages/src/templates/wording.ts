import type { ClinicFacts, HelpContact, Rendered } from "./rendered.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const MAX_QUOTED = 200;

/** A moment as every reader can place it: "22 November 2026, 14:05 UTC". */
export function inWords(iso: string): string {
  const at = new Date(iso);
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${time} UTC`;
}

/** Text from outside as one line of bounded length, so that it cannot pretend to be lines of ours. */
export function quoted(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > MAX_QUOTED ? `${line.slice(0, MAX_QUOTED - 1)}…` : line;
}

/** "When: …" and, where known, from which browser and address. */
export function whenAndWhere(notice: { at: string; browser?: string | null; address?: string | null }): string {
  const lines = [`When: ${inWords(notice.at)}`];
  if (notice.browser) lines.push(`Browser: ${quoted(notice.browser)}`);
  if (notice.address) lines.push(`Network address: ${quoted(notice.address)}`);
  return lines.join("\n");
}

/** The whole of a notice: greeting, what happened, when, what now, and whom to ask. */
export function letter(clinic: ClinicFacts, subject: string, paragraphs: readonly string[]): Rendered {
  const name = quoted(clinic.clinic);
  return {
    subject: `${subject} – ${name}`,
    text: `${["Hello,", ...paragraphs, helpFrom(name, clinic.help), name].join("\n\n")}\n`,
    html: null,
  };
}

function helpFrom(name: string, help: HelpContact): string {
  const lines = [
    help.phone && `Phone: ${quoted(help.phone)}`,
    help.email && `Email: ${quoted(help.email)}`,
    help.hours && `Hours: ${quoted(help.hours)}`,
  ].filter((line) => line !== null && line !== "");
  return lines.length > 0 ? [`Help from ${name}:`, ...lines].join("\n") : `For help, ask ${name}.`;
}
