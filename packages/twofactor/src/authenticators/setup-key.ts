import { type AccountKey, type Context, type EnrolmentId, newId, type Sealed } from "@countersign/db";
import { ScureBase32Plugin } from "otplib";

const base32 = new ScureBase32Plugin();

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BITS_OF_CHARACTER = 5;

/** 160 bits, what RFC 4226 §4 recommends and every authenticator app takes. */
export const SETUP_KEY_BYTES = 20;

/** A new secret, sealed for the enrolment row it is meant for. */
export type NewSetupKey = { readonly enrolmentId: EnrolmentId; readonly sealed: Sealed };

/** Makes a secret for one account. The row's id is part of what it is sealed for, and stays its id once active. */
export function newSetupKey(context: Context, account: AccountKey): NewSetupKey {
  const enrolmentId = newId<EnrolmentId>(context.now());
  const secret = context.keys.random(SETUP_KEY_BYTES);
  return { enrolmentId, sealed: context.keys.seal(secret, sealedFor(account, enrolmentId)) };
}

/** What a secret is bound to: moved to another clinic, account or row it does not open. */
export function sealedFor(account: AccountKey, authenticatorId: string): string[] {
  return [account.clinicId, account.accountId, authenticatorId];
}

/** The secret as people type it: base32 without padding, upper case, 32 characters. */
export function setupKeyText(secret: Buffer): string {
  return base32.encode(secret, { padding: false });
}

/** The bytes of a setup key; spaces and case do not matter. Throws on anything that is not base32. */
export function setupKeyBytes(text: string): Buffer {
  const key = text.replaceAll(/[\s-]/g, "").toUpperCase();
  return Buffer.from(base32.decode(canonicalKey(key) ?? key));
}

/**
 * A key in base32 without padding, the bits of its last character cleared that make no whole byte: RFC 4648 §3.5 lets a
 * decoder ignore them, and other apps do. Null for a length that no key has.
 */
export function canonicalKey(key: string): string | null {
  const spare = (key.length * BITS_OF_CHARACTER) % 8;
  if (spare >= BITS_OF_CHARACTER) return null;
  const last = ALPHABET.indexOf(key.at(-1) ?? "");
  return last < 0 ? key : `${key.slice(0, -1)}${ALPHABET[(last >> spare) << spare]}`;
}
