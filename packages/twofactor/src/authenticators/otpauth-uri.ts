import { accountPart, clean, cutEncoded } from "./entry/label-parts.ts";

/**
 * Bytes that issuer, issuer again and account may take together, percent-encoded: with the rest of the link they make a
 * QR code of version 12 at error correction M, which holds 287. A finer one cannot be scanned from a small screen.
 * @see ISO/IEC 18004 §7.4.10, table 7
 */
const NAMES_MOST = 223;
/** So that an issuer always has room for a few characters of any script. */
const ACCOUNT_MOST = 111;

/** How an authenticator app names the entry. */
export type AppEntry = {
  readonly issuer: string;
  readonly account: string;
};

/**
 * The names of an entry as they go into its QR code: without colons and control characters, cut where they are too long
 * together. What is cut ends with a tag of the whole, so that two long names that begin alike stay two.
 *
 * @param input.issuer the clinic, and the portal where that tells two accounts apart
 * @param input.account the person's email
 * @param input.which tells it from the same person's other entries; null for the only one
 */
export function appEntry(input: {
  readonly issuer: string;
  readonly account: string;
  readonly which?: string | null;
}): AppEntry {
  const account = accountPart(clean(input.account), input.which ? clean(input.which) : null, ACCOUNT_MOST);
  const room = Math.floor((NAMES_MOST - encodeURIComponent(account).length) / 2);
  return { issuer: cutEncoded(clean(input.issuer), room) || "Countersign", account };
}

/**
 * The link behind the QR code. Everything an app would assume anyway (SHA-1, six digits, 30 seconds) is left out,
 * because some apps refuse to read what they do not expect.
 *
 * @param input.setupKey base32 without padding
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri(input: Parameters<typeof appEntry>[0] & { readonly setupKey: string }): string {
  const entry = appEntry(input);
  const issuer = encodeURIComponent(entry.issuer);
  return `otpauth://totp/${issuer}:${encodeURIComponent(entry.account)}?secret=${input.setupKey}&issuer=${issuer}`;
}
