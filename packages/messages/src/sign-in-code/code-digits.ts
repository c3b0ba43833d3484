const CODES = 1_000_000n;

/**
 * Six digits from a digest. Eight bytes are taken, so that no code is likelier than another by more than 2^-44.
 * @param digest at least 8 bytes of an HMAC
 */
export function codeDigits(digest: Buffer): string {
  return (digest.readBigUInt64BE(0) % CODES).toString().padStart(6, "0");
}
