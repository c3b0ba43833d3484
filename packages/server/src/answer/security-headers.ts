const HSTS_SECONDS = 2 * 365 * 24 * 60 * 60;

/**
 * Makes a browser drop the pages it kept for Back, and its cache, of this origin. `no-store` alone does not: Chromium
 * keeps a page whose own answer set the session cookie. Without JavaScript nothing else can take it back.
 *
 * @see W3C Clear Site Data §3.1. Not "cookies" nor "storage", which would take known browsers and trusted devices too.
 */
export const FORGET_PAGES = { name: "Clear-Site-Data", value: '"cache"' } as const;

/** The policy of one answer; Next reads the nonce out of the same text in the request and puts it on its scripts. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** Headers that every answer carries, whoever wrote its body. */
export function securityHeaders(nonce: string, secure: boolean): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(nonce),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    // Not no-referrer: with it Chromium posts "Origin: null", and forms without JavaScript would be refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    ...(secure ? { "Strict-Transport-Security": `max-age=${HSTS_SECONDS}` } : {}),
  };
}
