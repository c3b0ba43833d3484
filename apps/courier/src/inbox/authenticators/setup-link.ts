import { SETUP_KEY } from "./demo-people.ts";

/** What an authenticator app learns when it is set up. */
export type Setup = { readonly setupKey: string; readonly name: string | null };

/** Why a text sets up no authenticator. */
export type SetupRefusal = "not_a_key" | "not_our_kind";

/** An app would show other codes than ours for any of these. */
const OURS = { algorithm: "SHA1", digits: "6", period: "30" } as const;

/** Reads a setup key, or the `otpauth` link that a QR code carries. Spaces, hyphens and case of a key do not matter. */
export function readSetup(
  text: string,
): { readonly ok: true; readonly setup: Setup } | { readonly ok: false; readonly why: SetupRefusal } {
  const trimmed = text.trim();
  if (!/^otpauth:/i.test(trimmed)) return keyOf(trimmed, null);
  if (!URL.canParse(trimmed)) return { ok: false, why: "not_a_key" };
  const link = new URL(trimmed);
  const isOurs = Object.entries(OURS).every(
    ([name, value]) => (link.searchParams.get(name) ?? value).toUpperCase() === value,
  );
  if (link.host.toLowerCase() !== "totp" || !isOurs) return { ok: false, why: "not_our_kind" };
  return keyOf(link.searchParams.get("secret") ?? "", labelOf(link));
}

function keyOf(typed: string, name: string | null): ReturnType<typeof readSetup> {
  const setupKey = typed.replaceAll(/[\s-]/g, "").replace(/=+$/, "").toUpperCase();
  return SETUP_KEY.test(setupKey) ? { ok: true, setup: { setupKey, name } } : { ok: false, why: "not_a_key" };
}

/** "Lakeside Physio:ana@example.org" becomes "Lakeside Physio, ana@example.org". */
function labelOf(link: URL): string | null {
  try {
    return decodeURIComponent(link.pathname.replace(/^\//, "")).replace(/:\s*/, ", ") || null;
  } catch {
    return null;
  }
}
