import { z } from "zod";

/** An email address as it is stored and looked up: trimmed, lower case. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** The form in which an email is looked up, whatever was typed. Never throws. */
export function normaliseEmail(typed: string): string {
  // PostgreSQL takes every character in a text but this one, and no half of one, which is what cutting may leave.
  return typed.replaceAll("\0", "").trim().toLowerCase().slice(0, 320).toWellFormed();
}

/** `maria@lakeside.example` as `m…a@lakeside.example`: enough to recognise one's own, too little to learn another's. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  const shown = local.length > 2 ? `${local[0]}…${local.at(-1)}` : `${local[0] ?? ""}…`;
  return `${shown}@${domain}`;
}

/** `+447700900123` as `•••• 123`. */
export function maskPhone(phone: string): string {
  return `•••• ${phone.slice(-3)}`;
}
