import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { verify as verifyArgon2 } from "@node-rs/argon2";
import { verify as verifyBcrypt } from "@node-rs/bcrypt";
import pLimit from "p-limit";
import { type PasswordHash, readPasswordHash } from "./password-hash.ts";

const scryptDigest = promisify<
  string,
  Buffer,
  number,
  { cost: number; blockSize: number; parallelization: number; maxmem: number },
  Buffer
>(scrypt);

/** What bcrypt looks at, in bytes; the rest of a longer password counts for nothing. */
const BCRYPT_BYTES = 72;

/** Such hashes may cost far more memory than our own: two at once, whatever the machine has. */
const checking = pLimit(2);

/**
 * Whether a password fits a hash that another system made: checked exactly as it was typed, since the other system
 * hashed it so.
 *
 * @throws Error when the hash is none that `readPasswordHash` reads
 */
export function verifyImportedHash(passwordHash: string, password: string): Promise<boolean> {
  const known = readPasswordHash(passwordHash);
  if (!known) throw new Error("A password hash in the database cannot be read.");
  return checking(() => fits(known, passwordHash, password));
}

/**
 * Whether the password that fitted is all of what its owner types: bcrypt cannot tell beyond its 72nd byte, so a longer
 * one stays under the old hash until it is changed.
 */
export function isWholePassword(passwordHash: string, password: string): boolean {
  return readPasswordHash(passwordHash)?.scheme !== "bcrypt" || Buffer.byteLength(password) <= BCRYPT_BYTES;
}

async function fits(known: PasswordHash, passwordHash: string, password: string): Promise<boolean> {
  // bcrypt ends a password at its first NUL and scrypt overlooks those at its end; nobody types one.
  if (password.includes("\0")) return false;
  switch (known.scheme) {
    case "argon2":
      return verifyArgon2(passwordHash, password);
    case "bcrypt":
      return verifyBcrypt(password, passwordHash);
    case "scrypt": {
      const { salt, digest, cost, blockSize, parallelization } = known;
      const maxmem = 2 * 128 * blockSize * (cost + parallelization);
      const made = await scryptDigest(password, salt, digest.length, { cost, blockSize, parallelization, maxmem });
      return timingSafeEqual(made, digest);
    }
  }
}
