import { domainToASCII, domainToUnicode } from "node:url";
import { readText } from "./read-text.ts";

/** Why a text is not taken for an email address. */
export type EmailFault = "missing" | "not_an_address" | "two_addresses" | "letters_before_at" | "too_long";

export type ReadEmail =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly why: EmailFault };

/** RFC 5321 §4.5.3.1, and what a path of 256 leaves between its brackets. */
const CHARACTERS_MOST = { address: 254, local: 64 } as const;
/** Longer texts are not read at all. */
const TYPED_MOST = 1000;

// HTML, "valid e-mail address".
const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** "Maria <maria@lakeside.example>", and as Outlook copies it, "Maria [mailto:maria@lakeside.example]". */
const IN_BRACKETS = /^[^<>]*<+([^<>]*)>+[\s,;.]*$/;
const MAILTO_IN_BRACKETS = /\[(mailto:[^[\]]*)\][\s,;.]*$/i;
/** "Email: maria@lakeside.example". No other word before a colon: it may be the name of a mail's header. */
const WORDS_BEFORE = /^(?:e-?mail|mail|courriel|correo|e-?post)(?: address)? ?: ?/i;

/**
 * Reads an email address as it was typed or pasted: `mailto:` and "Maria <maria@lakeside.example>" likewise. It is kept in lower
 * case, its domain in ASCII (UTS #46), so that every spelling of one domain is one address. What stands before the
 * at sign must be ASCII: other letters reach only servers that speak SMTPUTF8 (RFC 6531).
 */
export function readEmail(typed: string): ReadEmail {
  if (typed.length > TYPED_MOST) return refused("too_long");
  const text = bareAddress(readText(typed));
  if (text === "") return refused("missing");
  if ((text.match(/@/g) ?? []).length > 1 && /[\s,;/|]/.test(text)) return refused("two_addresses");
  const at = text.lastIndexOf("@");
  if (at < 1) return refused("not_an_address");
  const local = text.slice(0, at).toLowerCase();
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return refused("not_an_address");
  if (/[^\0-\x7f]/.test(local)) return refused(/[\s,;@]/.test(local) ? "not_an_address" : "letters_before_at");
  if (!LOCAL.test(local)) return refused("not_an_address");
  const email = `${local}@${domain}`;
  if (local.length > CHARACTERS_MOST.local || email.length > CHARACTERS_MOST.address) return refused("too_long");
  return { ok: true, email };
}

/** What is said beside a field whose address was not taken. */
export const emailSentences: Readonly<Record<EmailFault, string>> = {
  missing: "Type an email address, such as name@example.org.",
  not_an_address: "Type an email address, such as name@example.org.",
  two_addresses: "Type one email address only.",
  letters_before_at:
    "Use an address with only unaccented Latin letters, digits and signs before the @. Mail to other addresses can't be delivered reliably.",
  too_long: "This email address is too long.",
};

/** What is said beside the field of an address as typed; null when it is taken. */
export function emailObjection(typed: string): string | null {
  const read = readEmail(typed);
  return read.ok ? null : emailSentences[read.why];
}

/** An address as people read it: an international domain in its own letters. */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  return `${email.slice(0, at + 1)}${domainToUnicode(domain) || domain}`;
}

/** The address alone, without its owner's name, a label, and what a sentence or another program put around it. */
function bareAddress(text: string): string {
  const address = (IN_BRACKETS.exec(text)?.[1] ?? MAILTO_IN_BRACKETS.exec(text)?.[1] ?? text).trim();
  const link = /^[\s"'“‘(<[]*mailto:\/*([^?]*)/i.exec(address);
  return withoutQuotes(link ? decoded(link[1] ?? "") : address.replace(WORDS_BEFORE, ""));
}

/** No domain ends so. In front, signs that an address may begin with go only where they came in a pair. */
function withoutQuotes(text: string): string {
  const paired = /^(['`*_]{1,3})(.*)\1[\s,;.]*$/.exec(text.trim())?.[2] ?? text;
  return paired.replace(/^[\s"“”„‟‘’‚‛«»‹›(<[]+/, "").replace(/[\s,;.:!?"'“”„‟‘’‚‛«»‹›`´)>}\]]+$/, "");
}

function decoded(text: string): string {
  try {
    return readText(decodeURIComponent(text));
  } catch {
    return text;
  }
}

/** The domain in ASCII, or null when it cannot be one. Addresses in digits are none: nothing in HTML's field is. */
function asciiDomain(text: string): string | null {
  // Whatever ends a host's name in an address of the web, or is decoded in one.
  if (/[\s/?#@:\\[\]%<>^|]/.test(text)) return null;
  const labels = asciiLabels(text);
  const isName =
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^[0-9]+$/.test(labels.at(-1) ?? "");
  return isName ? labels.join(".") : null;
}

function asciiLabels(text: string): string[] {
  const labels = text.toLowerCase().split(/[.\u3002]/);
  // An address of numbers would be taken for one of the network's.
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "")) return [];
  return domainToASCII(text).split(".");
}

function refused(why: EmailFault): ReadEmail {
  return { ok: false, why };
}
