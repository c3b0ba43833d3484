const MAX_CHARACTERS = 1024;
const SOMEWHERE = "http://countersign.invalid";

/** Pages that a sign-in leads through, not to. */
const ON_THE_WAY = /^\/(login|confirm)([/?]|$)/;

/**
 * A path to go back to after signing in, or null for anything that could lead off this origin or round in circles.
 * Only what a URL parser leaves untouched passes: what it would rewrite, two readers may understand differently.
 *
 * @param candidate path and query as somebody sent them
 * @see OWASP ASVS 5.0 3.7.2 (redirects to other hosts)
 */
export function safeReturnPath(candidate: string | null | undefined): string | null {
  if (!candidate?.startsWith("/") || candidate.length > MAX_CHARACTERS) return null;
  const url = URL.parse(candidate, SOMEWHERE);
  if (url?.origin !== SOMEWHERE || url.pathname + url.search !== candidate) return null;
  return candidate.startsWith("//") || ON_THE_WAY.test(candidate) ? null : candidate;
}

/** Why somebody who was signed in has to do it again, as far as the sign-in page tells. */
export const signedOutReasons = [
  "ended",
  "elsewhere",
  "factor_changed",
  "password_changed",
  "clinic",
  "disowned",
  "idle",
  "expired",
  "policy",
] as const;
export type SignedOutReason = (typeof signedOutReasons)[number];

/** The reason that a `because` parameter names, or null for anything else. */
export function signedOutReasonOf(because: unknown): SignedOutReason | null {
  return signedOutReasons.find((reason) => reason === because) ?? null;
}

/** The sign-in page, remembering where the person wanted to go and saying why they have to sign in. */
export function loginPath(wanted: string, because: SignedOutReason | null): string {
  const path = safeReturnPath(wanted);
  const query = new URLSearchParams();
  if (path && path !== "/") query.set("return", path);
  if (because) query.set("because", because);
  return query.size > 0 ? `/login?${query}` : "/login";
}
