/** Where somebody asks for a link to choose a new password. */
export const FORGOT = "/login/forgot";

/** The page of such a link. */
export function resetPath(token: string): string {
  return `/reset/${encodeURIComponent(token)}`;
}
