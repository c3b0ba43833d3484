import type { LoginRow } from "@countersign/twofactor";

/** The name of the hidden field that says which login a form was made for. */
export const LOGIN_FIELD = "login";

/**
 * Says which login a form was made for. It gives no right to anything: it only tells an old tab that a newer login has
 * taken this one's place.
 */
export function LoginField({ login }: { login: Pick<LoginRow, "loginId"> }) {
  return <input type="hidden" name={LOGIN_FIELD} value={login.loginId} />;
}
