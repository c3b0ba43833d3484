import { HYPHENS, MIDDLE_DOTS, readText, withoutLabel, withoutSurroundings } from "@countersign/accounts";
import { canonicalKey } from "./setup-key.ts";

/** What an authenticator app learns when it is set up. The key is base32 in upper case, without grouping and padding. */
export type Setup = { readonly setupKey: string; readonly name: string | null };

/** Why a text sets up no authenticator, with what is wrong in it. */
export type SetupFault =
  | { readonly why: "missing" | "not_a_link" | "not_our_kind" | "cut_off" | "too_long" }
  | { readonly why: "odd_sign"; readonly sign: string }
  | { readonly why: "too_short"; readonly characters: number };

/** 128 bits, the least that RFC 4226 §4 allows, and 640. */
export const KEY_CHARACTERS = { least: 26, most: 128 } as const;

/** Longer texts are not read at all. */
const TEXT_MOST = 4000;

/** An app would show other codes than ours for any of these. */
const OURS = { algorithm: "SHA1", digits: "6", period: "30" } as const;

const GROUPING = new RegExp(`[ .${HYPHENS}${MIDDLE_DOTS}]`, "gu");

/**
 * Reads a setup key as typed or pasted, or the whole `otpauth` link that a QR code carries. Case, grouping and padding
 * of a key do not matter, and as in other apps neither do bits of its last character that make no whole byte. No sign is
 * taken for another one: a key that was guessed shows codes that never work.
 */
export function readSetup(
  typed: string,
): { readonly ok: true; readonly setup: Setup } | { readonly ok: false; readonly fault: SetupFault } {
  if (typed.length > TEXT_MOST) return refused({ why: "too_long" });
  const bare = withoutSurroundings(readText(typed)).replace(/^secret=/i, "");
  const text = /^otpauth(?::|$)/i.test(bare) ? bare : withoutSurroundings(withoutLabel(bare));
  if (/^otpauth-migration:/i.test(text)) return refused({ why: "not_our_kind" });
  if (!/^otpauth(?::|$)/i.test(text)) return keyOf(text, null);
  // A link out of a page's source, or of a mail that was made from one, has its ampersands written out.
  const plain = text.replace(/&(?:amp|#38|#x26);/gi, "&");
  if (!URL.canParse(plain)) return refused({ why: "not_a_link" });
  const link = new URL(plain);
  const parameters = parametersOf(link);
  const isOurs = Object.entries(OURS).every(
    ([name, value]) =>
      (parameters.get(name) || value).toUpperCase().replace("HMAC", "").replace("SHA-1", "SHA1") === value,
  );
  if (link.host.toLowerCase() !== "totp") return refused({ why: link.host === "" ? "not_a_link" : "not_our_kind" });
  return isOurs && !parameters.has("encoder")
    ? keyOf(readText(parameters.get("secret") ?? ""), labelOf(link))
    : refused({ why: "not_our_kind" });
}

/** Apps read the names of parameters in any case; of one that comes twice the first counts. */
function parametersOf(link: URL): ReadonlyMap<string, string> {
  return new Map([...link.searchParams].reverse().map(([name, value]) => [name.toLowerCase(), value]));
}

function keyOf(text: string, name: string | null): ReturnType<typeof readSetup> {
  const key = text
    .replace(GROUPING, "")
    .replace(/[=.]+$/, "")
    .toUpperCase();
  if (key === "") return refused({ why: "missing" });
  const odd = /[^A-Z2-7]/u.exec(key);
  if (odd) return refused({ why: "odd_sign", sign: odd[0] });
  if (key.length < KEY_CHARACTERS.least) return refused({ why: "too_short", characters: key.length });
  if (key.length > KEY_CHARACTERS.most) return refused({ why: "too_long" });
  const setupKey = canonicalKey(key);
  return setupKey === null ? refused({ why: "cut_off" }) : { ok: true, setup: { setupKey, name } };
}

/** "Lakeside Physio:ana@example.org" becomes "Lakeside Physio, ana@example.org". */
function labelOf(link: URL): string | null {
  try {
    return decodeURIComponent(link.pathname.replace(/^\//, "")).replace(/:\s*/, ", ") || null;
  } catch {
    return null;
  }
}

function refused(fault: SetupFault): ReturnType<typeof readSetup> {
  return { ok: false, fault };
}
