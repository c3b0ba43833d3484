/** What a request target asks for. "odd" spellings are never cleaned up and passed on: they are not found. */
export type Target = "health-live" | "health-ready" | "asset" | "page" | "odd" | "too-long" | "not-mounted";

/**
 * What browsers may keep although Next did not name it after its contents: the style sheet of an accent, which holds
 * nothing that its address does not say, a clinic's logo, whose address changes with it, a portal's mark, and its name on a home screen.
 */
const KEPT_FILES = new Set([
  "/accent.css",
  "/apple-touch-icon.png",
  "/clinic-logo",
  "/favicon.ico",
  "/icon-192.png",
  "/icon-512.png",
  "/icon-maskable-512.png",
  "/icon.svg",
  "/manifest.webmanifest",
]);
const MAX_TARGET_CHARACTERS = 4096;
// RFC 3986 §2.3: a browser never encodes these, so an encoded one is an attempt to look like another path.
const UNRESERVED = /[A-Za-z0-9._~-]/;
const PRINTABLE = /^[\x21-\x7e]*$/;

/**
 * Judges the raw request target, before anything decodes it.
 * Whatever passes has exactly one spelling, so that a guard and a router cannot read two different paths in it.
 */
export function targetOf(url: string): Target {
  if (url.length > MAX_TARGET_CHARACTERS) return "too-long";
  const [path = ""] = url.split("?", 1);
  if (isAuthRoute(path)) return "not-mounted";
  if (!isPlain(url, path)) return "odd";
  if (path === "/health/live") return "health-live";
  if (path === "/health/ready") return "health-ready";
  return path.startsWith("/_next/static/") || KEPT_FILES.has(path) ? "asset" : "page";
}

function isPlain(url: string, path: string): boolean {
  if (!path.startsWith("/") || path.includes("//") || !PRINTABLE.test(url) || /[\\#]/.test(url)) return false;
  // PostgreSQL cannot store a null in a text, wherever in the address it comes from.
  if (url.includes("%00")) return false;
  if (path.split("/").some((segment) => segment === "." || segment === "..")) return false;
  return !hasOddEncoding(path);
}

function hasOddEncoding(path: string): boolean {
  const encoded = path.match(/%.{0,2}/g) ?? [];
  const decoded = decode(path);
  if (decoded === null || /[\p{Cc}\\]/u.test(decoded)) return true;
  return encoded.some((triplet) => {
    const byte = Number.parseInt(triplet.slice(1), 16);
    return byte < 0x80 && (UNRESERVED.test(String.fromCharCode(byte)) || triplet === "%25" || byte === 0x2f);
  });
}

/** next-auth's routes do not exist here, however the path is spelled. */
function isAuthRoute(path: string): boolean {
  const flat = (decode(path) ?? path).toLowerCase().replace(/[\\/]+(?:\.?[\\/]+)*/g, "/");
  return flat === "/api/auth" || flat.startsWith("/api/auth/");
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

/** The page's own address: the client router's cache-busting `_rsc` is none of its business. */
export function withoutRouterQuery(url: string): string {
  const [path = "", query = ""] = url.split(/\?(.*)/s, 2);
  const kept = query.split("&").filter((pair) => pair && pair !== "_rsc" && !pair.startsWith("_rsc="));
  return kept.length > 0 ? `${path}?${kept.join("&")}` : path;
}
