import { availableParallelism } from "node:os";
import { hash, hashRaw, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { verifyImportedHash } from "./verify-imported-hash.ts";

/** OWASP's and RFC 9106's second choice for small machines: 19 MiB, two passes, one lane. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How every hash of our own begins. An index over all others spells it out too: migration 0009. */
export const OWN_HASH_PREFIX = "$argon2id$v=19$m=19456,t=2,p=1$";

/** Hashing is all CPU. More at once than cores would only starve every other page. */
const hashing = pLimit(availableParallelism());

/** A hash of a password nobody has, checked when there is no account, so that both answers take the same time. */
const NOBODYS_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$HZHFL11gcHNZkLahcolxRw$lqKAJxhInAckiZZ1S8eo8JHwc0mw0xTxIbB2XlE9Kq4";

/** Hashes a new password: argon2id in PHC format. */
export function hashPassword(password: string): Promise<string> {
  return hashing(() => hash(password.normalize("NFC"), ARGON2ID));
}

/** Whether a hash came from elsewhere and is to be replaced by one of our own. */
export function isImportedHash(passwordHash: string): boolean {
  return !passwordHash.startsWith(OWN_HASH_PREFIX);
}

/**
 * Whether a password fits a hash, our own or an imported one. Takes as long without a hash as with one of our own.
 *
 * @param passwordHash as `readPasswordHash` reads it, or null when there is no account or no password yet: then the
 *   answer is false
 * @throws Error when the hash is none that can be read: nobody gets in by it
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null && isImportedHash(passwordHash)) return verifyImportedHash(passwordHash, password);
  const fits = await hashing(() => verify(passwordHash ?? NOBODYS_HASH, password.normalize("NFC")));
  return fits && passwordHash !== null;
}

/**
 * The raw argon2id digest of a short high-entropy text under a given salt, 32 bytes.
 *
 * @param salt 16 bytes
 */
export function slowDigest(text: string, salt: Buffer): Promise<Buffer> {
  return hashing(() => hashRaw(text, { ...ARGON2ID, salt, outputLen: 32 }));
}
