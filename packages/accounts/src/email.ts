import { z } from "zod";
import { type EmailFault, emailSentences, readEmail, shownEmail } from "./typed-text/read-email.ts";

/** An email address as it is stored and looked up: read as typed, lower case, its domain in ASCII. */
export const emailAddress = emailSaying(emailSentences);

/** The same where what is wrong is said of a named setting, as the end of a sentence. */
export const emailSetting = emailSaying({
  missing: "is missing",
  not_an_address: "must be an email address",
  two_addresses: "must be one email address",
  letters_before_at: "must have only ASCII characters before the @",
  too_long: "is too long",
});

/** The form in which an email is looked up, whatever was typed. Never throws. */
export function normaliseEmail(typed: string): string {
  const read = readEmail(typed);
  if (read.ok) return read.email;
  // PostgreSQL takes every character in a text but this one, and no half of one, which is what cutting may leave.
  return typed.replaceAll("\0", "").trim().toLowerCase().slice(0, 320).toWellFormed();
}

/**
 * `maria@lakeside.example` as `m…a@lakeside.example`: enough to recognise one's own, too little to learn another's. An
 * international domain is shown in its own letters.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const domain = shownEmail(email.slice(at));
  const shown = local.length > 2 ? `${local[0]}…${local.at(-1)}` : `${local[0] ?? ""}…`;
  return `${shown}${domain}`;
}

function emailSaying(sentences: Readonly<Record<EmailFault, string>>) {
  return z.string("is missing").transform((typed, problem) => {
    const read = readEmail(typed);
    if (read.ok) return read.email;
    problem.addIssue({ code: "custom", message: sentences[read.why] });
    return z.NEVER;
  });
}

/** `+447700900123` as `•••• 123`. */
export function maskPhone(phone: string): string {
  return `•••• ${phone.slice(-3)}`;
}
