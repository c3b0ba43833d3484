import { foldToGsm7 } from "../phone-text/fold-to-gsm-7.ts";
import { cutToSeptets, septetsOf } from "../phone-text/gsm-7.ts";
import type { LetterContent, Part } from "./letter-content.ts";
import type { ClinicFacts, HelpContact } from "./rendered.ts";
import { nameOf, oneLine, quoted, shortName } from "./wording.ts";

/** A letter as plain text: greeting, what happened, when, what now, whom to ask. */
export function letterText(content: LetterContent, clinic: ClinicFacts): string {
  const name = nameOf(clinic);
  const help = content.help ? [helpIn(clinic.help, name)] : [];
  return `${["Hello,", ...content.parts.map(textOf), ...help, name].join("\n\n")}\n`;
}

/**
 * A letter as a text message: what happened and whom to call, in the characters of a plain text message. A network
 * charges for every part, so it takes two at most.
 */
export function shortText(content: LetterContent, clinic: ClinicFacts): string {
  const name = shortName(clinic, MAX_TEXT_NAME);
  const dialled = clinic.help.phone ? foldToGsm7(quoted(clinic.help.phone)) : null;
  const phone = dialled ? `: ${cutToSeptets(dialled, MAX_TEXT_PHONE)}` : "";
  const start = `${name.charAt(0).toUpperCase()}${name.slice(1)}: `;
  const end = ` Not you? Tell your clinic${phone}.`;
  const room = MAX_TEXT_SEPTETS - (septetsOf(start + end) ?? 0);
  return `${start}${cutToSeptets(plainWords(content.preview), room)}${end}`;
}

/** A sentence in the characters of a plain text message; a word that has no form in them is left out. */
function plainWords(sentence: string): string {
  const words = sentence.split(" ").map((word) => foldToGsm7(word) ?? "...");
  return foldToGsm7(sentence) ?? words.join(" ");
}

/** What two parts hold together. */
const MAX_TEXT_SEPTETS = 306;
const MAX_TEXT_NAME = 40;
const MAX_TEXT_PHONE = 40;

/** How to reach the clinic, as far as it is known. */
export function helpLines(help: HelpContact): string[] {
  const { phone, email, hours } = help;
  return [
    ...(phone ? [`Phone: ${quoted(phone)}`] : []),
    ...(email ? [`Email: ${oneLine(email)}`] : []),
    ...(hours ? [`Hours: ${quoted(hours)}`] : []),
  ];
}

function helpIn(help: HelpContact, name: string): string {
  const lines = helpLines(help);
  return lines.length > 0 ? [`Help from ${name}:`, ...lines].join("\n") : `For help, ask ${name}.`;
}

function textOf(part: Part): string {
  if (typeof part === "string") return part;
  switch (part.is) {
    case "address":
      return `${part.before}${part.link}${part.after}`;
    case "code":
      return `    ${part.code}`;
    case "button":
      return `${part.label}:\n${part.link}`;
    case "facts":
      return part.facts.map(({ label, value }) => `${label}: ${value}`).join("\n");
  }
}
