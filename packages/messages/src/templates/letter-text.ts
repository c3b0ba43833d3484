import type { LetterContent, Part } from "./letter-content.ts";
import type { ClinicFacts, HelpContact } from "./rendered.ts";
import { nameOf, oneLine, quoted } from "./wording.ts";

/** A letter as plain text: greeting, what happened, when, what now, whom to ask. */
export function letterText(content: LetterContent, clinic: ClinicFacts): string {
  const name = nameOf(clinic);
  const help = content.help ? [helpIn(clinic.help, name)] : [];
  return `${["Hello,", ...content.parts.map(textOf), ...help, name].join("\n\n")}\n`;
}

/** A letter as a text message. A network may charge for every 160 characters, so it says what and whom to call. */
export function shortText(content: LetterContent, clinic: ClinicFacts): string {
  const phone = clinic.help.phone ? `: ${quoted(clinic.help.phone)}` : "";
  return `${nameOf(clinic)}: ${content.preview} Not you? Tell your clinic${phone}.`;
}

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
