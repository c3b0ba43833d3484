import { createHash } from "node:crypto";
import type { Keys } from "./keyring.ts";

/** Bytes of a token that a browser or a link holds: 256 random bits. */
const TOKEN_BYTES = 32;

/** A new token, 43 characters of base64url. Rows keep only its digest. */
export function newToken(keys: Keys): string {
  return keys.random(TOKEN_BYTES).toString("base64url");
}

/** SHA-256 of a token, 32 bytes. Enough without a salt: the token itself is random. */
export function tokenDigest(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
