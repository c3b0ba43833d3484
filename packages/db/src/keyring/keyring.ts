import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";

import { type UnreadableFacts, UnreadableSecret } from "./unreadable-secret.ts";

/** A secret at rest: nonce, tag and ciphertext in one buffer, and which key sealed it. */
export type Sealed = { readonly keyId: string; readonly sealed: Buffer };

/** What a derived key is for. Keys of one purpose are worth nothing for another. */
export type MacPurpose =
  | "sign_in_code"
  | "matching_word"
  | "throttle_subject"
  | "known_browser"
  | "destination"
  | "invitation_link"
  | "reset_link"
  | "re_enrolment_link"
  | "reset_stop_link";

/** What a derived key signs. */
export type SignPurpose = "audit_seal";

/** The keys of a deployment and its source of randomness; the only place either comes from. */
export type Keys = {
  /** The newest key's id; new secrets and codes are made with it. */
  readonly newestId: string;
  /** Seals `plain` so that it opens only with the same `boundTo` (clinic, account, row). */
  seal(plain: Buffer, boundTo: readonly string[]): Sealed;
  /** Opens what `seal` made. Throws {@link UnreadableSecret} when the key is unknown, the text damaged or the binding another. */
  open(secret: Sealed, boundTo: readonly string[]): Buffer;
  /** HMAC-SHA-256 over the parts, 32 bytes. Parts are length-prefixed, so that they cannot run into each other. */
  mac(purpose: MacPurpose, parts: readonly string[], keyId?: string): Buffer;
  /** Ed25519 over `data`, 64 bytes, for whoever has no key to check with {@link Keys.publicKey}. */
  sign(purpose: SignPurpose, data: Buffer): { readonly keyId: string; readonly signature: Buffer };
  /** The raw public key, 32 bytes, that belongs to what `sign` made; null when the keyring lacks that key. */
  publicKey(purpose: SignPurpose, keyId: string): Buffer | null;
  /** Fresh random bytes. */
  random(bytes: number): Buffer;
};

/** What stands before an Ed25519 seed in PKCS #8. @see RFC 8410 §7 */
const ED25519_PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Reads a keyring: `id:base64url(32 bytes)[,id:…]`, newest first. Older keys still open what they sealed.
 * @param onUnreadable called whenever a secret does not open, before that is thrown: the operator has to know
 * @throws Error with one plain sentence that says what is wrong, never with the key itself
 */
export function readKeyring(text: string, onUnreadable: (facts: UnreadableFacts) => void = () => {}): Keys {
  const masters = new Map<string, Buffer>();
  for (const entry of text.split(",").map((part) => part.trim())) {
    const [id, encoded, ...rest] = entry.split(":");
    if (!id || !encoded || rest.length > 0 || !/^[A-Za-z0-9_-]{1,32}$/.test(id)) {
      throw new Error("COUNTERSIGN_KEYS must look like id:key, newest first, separated by commas.");
    }
    const key = Buffer.from(encoded, "base64url");
    // Buffer.from skips what it does not know, so a mistyped key could pass as another one.
    if (key.length !== 32 || !/^[A-Za-z0-9_-]{43}=?$/.test(encoded))
      throw new Error(`The key "${id}" in COUNTERSIGN_KEYS must be 32 bytes in base64url.`);
    if (masters.has(id)) throw new Error(`COUNTERSIGN_KEYS names the key "${id}" twice.`);
    masters.set(id, key);
  }
  return keysOf(masters, onUnreadable);
}

function keysOf(masters: ReadonlyMap<string, Buffer>, onUnreadable: (facts: UnreadableFacts) => void): Keys {
  // Deriving on every call would cost more than the cipher itself; a KeyObject is 3 to 6 times faster than a Buffer.
  const derived = new Map<string, KeyObject>();
  const signing = new Map<string, KeyObject>();
  const [newestId] = masters.keys();
  if (newestId === undefined) throw new Error("COUNTERSIGN_KEYS is empty.");

  const keyFor = (purpose: string, keyId: string): KeyObject => {
    const label = `${purpose}/${keyId}`;
    const known = derived.get(label);
    if (known) return known;
    const master = masters.get(keyId);
    if (!master) throw new Error(`COUNTERSIGN_KEYS lacks the key "${keyId}", which something in the database needs.`);
    const key = createSecretKey(Buffer.from(hkdfSync("sha256", master, "", `countersign/${purpose}`, 32)));
    derived.set(label, key);
    return key;
  };

  const signingKeyFor = (purpose: SignPurpose, keyId: string): KeyObject => {
    const label = `${purpose}/${keyId}`;
    const known = signing.get(label);
    if (known) return known;
    const seed = keyFor(`sign/${purpose}`, keyId).export();
    const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: "der", type: "pkcs8" });
    signing.set(label, key);
    return key;
  };

  return {
    newestId,
    seal(plain, boundTo) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keyFor("seal", newestId), nonce).setAAD(joined(boundTo));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return { keyId: newestId, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    open({ keyId, sealed }, boundTo) {
      try {
        const decipher = createDecipheriv("aes-256-gcm", keyFor("seal", keyId), sealed.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(joined(boundTo)).setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch (cause) {
        const facts = { why: masters.has(keyId) ? "damaged" : "key_missing", keyId, boundTo } as const;
        onUnreadable(facts);
        throw new UnreadableSecret(facts, { cause });
      }
    },
    mac: (purpose, parts, keyId = newestId) =>
      createHmac("sha256", keyFor(purpose, keyId)).update(joined(parts)).digest(),
    sign: (purpose, data) => ({
      keyId: newestId,
      signature: sign(null, data, signingKeyFor(purpose, newestId)),
    }),
    publicKey(purpose, keyId) {
      if (!masters.has(keyId)) return null;
      const whole = createPublicKey(signingKeyFor(purpose, keyId)).export({ format: "der", type: "spki" });
      return whole.subarray(whole.length - 32);
    },
    random: (bytes) => randomBytes(bytes),
  };
}

/** Length-prefixed, so that ["ab","c"] and ["a","bc"] differ. */
function joined(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.map((part) => {
      const text = Buffer.from(part, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      return Buffer.concat([length, text]);
    }),
  );
}
