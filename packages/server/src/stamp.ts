import { createHmac, generateKeySync, KeyObject, timingSafeEqual } from "node:crypto";

/** Who is asking, as the server saw it at the socket. Nothing in it was taken from a header a stranger could write. */
export type Visitor = {
  /** As the browser addressed us, lower case, with the port unless it is the scheme's own. */
  readonly host: string;
  /** `host` without the port; IPv6 in brackets. */
  readonly hostname: string;
  /** The browser's IP address in canonical form; IPv4 never as `::ffff:`. */
  readonly address: string;
  /** Whether the browser spoke https. */
  readonly secure: boolean;
  /** This answer's CSP nonce. */
  readonly nonce: string;
  /** Path and query of the page asked for, without Next's own `_rsc`. */
  readonly path: string;
  /** At most 512 characters; empty when none was sent. */
  readonly userAgent: string;
};

/** The request header that carries the stamp inside this process; a client's own is dropped at the door. */
export const STAMP_HEADER = "x-countersign-visitor";

/** Long enough for a page that waited its turn in a storm. */
const STAMP_LIFETIME_SECONDS = 60;

// Next bundles its own copies of this module, several of them: they meet in the process's global symbol registry.
const KEY_SLOT = Symbol.for("countersign.stamp-key");

function knownKey(): KeyObject | null {
  const key: unknown = Reflect.get(globalThis, KEY_SLOT);
  return key instanceof KeyObject ? key : null;
}

function keyOfThisProcess(): KeyObject {
  const key = knownKey() ?? generateKeySync("hmac", { length: 256 });
  Reflect.set(globalThis, KEY_SLOT, key);
  return key;
}

function macOf(key: KeyObject, payload: string): Buffer {
  return createHmac("sha256", key).update(payload).digest();
}

/**
 * Signs what the server saw with a random key that never leaves this process.
 *
 * @param now milliseconds on the process's own monotonic clock, so that a corrected wall clock expires nothing
 */
export function stampOf(visitor: Visitor, now: number): string {
  const payload = Buffer.from(JSON.stringify({ visitor, at: now })).toString("base64url");
  return `${payload}.${macOf(keyOfThisProcess(), payload).toString("base64url")}`;
}

/** The visitor of a stamp this process made within the last minute, or null for anything else. Never throws. */
export function readStamp(stamp: string | null | undefined, now: number): Visitor | null {
  const key = knownKey();
  const [payload, mac, ...rest] = stamp?.split(".") ?? [];
  if (!key || !payload || !mac || rest.length > 0) return null;

  const expected = macOf(key, payload);
  const given = Buffer.from(mac, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;

  // Ours, as the signature says: the shape needs no second check.
  const { visitor, at } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { visitor: Visitor; at: number };
  return now - at <= STAMP_LIFETIME_SECONDS * 1000 ? visitor : null;
}
