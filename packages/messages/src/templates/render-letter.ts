import { letterHtml } from "./html/letter-html.ts";
import type { LetterContent } from "./letter-content.ts";
import { letterText, shortText } from "./letter-text.ts";
import type { ClinicFacts, Rendered } from "./rendered.ts";
import { nameOf } from "./wording.ts";

/** A letter as it goes out: a mail in two parts, or a text. */
export async function renderLetter(
  content: LetterContent,
  clinic: ClinicFacts,
  channel: "email" | "text",
): Promise<Rendered> {
  const subject = `${content.subject} – ${nameOf(clinic)}`;
  if (channel === "text") return { subject, text: shortText(content, clinic), html: null };
  return { subject, text: letterText(content, clinic), html: await letterHtml(content, clinic) };
}
