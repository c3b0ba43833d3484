import { timingSafeEqual } from "node:crypto";
import type { Keys } from "@countersign/db";

/** Who the mark says has signed in here. */
export type BrowserOwner = { readonly portal: string; readonly clinicSlug: string; readonly email: string };

/** People who share one computer keep a mark each; the oldest gives way. */
const MARKS_KEPT = 5;
const ID_BYTES = 12;

/**
 * The id under which this browser is known for a person, or null. It opens nothing: it only chooses the lane in which
 * password tries are counted.
 *
 * @param cookie marks `id.keyId.mac` joined by `~`
 */
export function knownBrowserId(keys: Keys, cookie: string | null, owner: BrowserOwner): string | null {
  return (
    marksOf(cookie)
      .find((mark) => isMarkOf(keys, mark, owner))
      ?.split(".")[0] ?? null
  );
}

/** The cookie after `owner` signed in here: their mark first, the others kept. */
export function withKnownBrowser(keys: Keys, cookie: string | null, owner: BrowserOwner): string {
  const others = marksOf(cookie).filter((mark) => !isMarkOf(keys, mark, owner));
  const own = marksOf(cookie).find((mark) => isMarkOf(keys, mark, owner)) ?? newMark(keys, owner);
  return [own, ...others].slice(0, MARKS_KEPT).join("~");
}

function newMark(keys: Keys, owner: BrowserOwner): string {
  const id = keys.random(ID_BYTES).toString("base64url");
  return `${id}.${keys.newestId}.${macOf(keys, keys.newestId, id, owner).toString("base64url")}`;
}

function isMarkOf(keys: Keys, mark: string, owner: BrowserOwner): boolean {
  const [id, keyId, mac] = mark.split(".");
  if (!id || !keyId || !mac) return false;
  const given = Buffer.from(mac, "base64url");
  try {
    const expected = macOf(keys, keyId, id, owner);
    return given.length === expected.length && timingSafeEqual(given, expected);
  } catch {
    // A mark made with a key that has since been retired: the browser is simply unknown again.
    return false;
  }
}

function macOf(keys: Keys, keyId: string, id: string, owner: BrowserOwner): Buffer {
  return keys.mac("known_browser", [owner.clinicSlug, owner.portal, owner.email, id], keyId);
}

function marksOf(cookie: string | null): string[] {
  return cookie ? cookie.split("~").filter((mark) => mark.length < 200) : [];
}
