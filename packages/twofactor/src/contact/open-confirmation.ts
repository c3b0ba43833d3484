import { type Context, type LoginId, logins, newId, newToken, tokenDigest } from "@countersign/db";
import { findLogin } from "../login/login-row.ts";
import { loginStateOf } from "../login/login-state.ts";
import { LOGIN_LIFETIME_MINUTES } from "../login/password/begin-login.ts";
import type { Place, Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";

/** Who wants to prove an address, and from where. */
export type Asked = {
  readonly place: Place;
  readonly person: Person;
  /** The login this browser holds. */
  readonly heldToken: string | null;
  readonly visitor: Visitor;
};

/** The address to be proved. */
export type NewAddress =
  | { readonly purpose: "confirm_phone"; readonly phone: string }
  | { readonly purpose: "confirm_email"; readonly email: string };

/**
 * Opens the login row on which an address is proved in this session. Where this browser holds one for the same address
 * already it is that one, so that asking twice is a resend and not a new beginning.
 *
 * @returns the token for the login cookie
 */
export async function openConfirmation(context: Context, asked: Asked, wanted: NewAddress): Promise<string> {
  const { person, place, heldToken, visitor } = asked;
  const now = context.now();
  const held = await findLogin(context, place, heldToken);
  const proves = wanted.purpose === "confirm_phone" ? held?.phone === wanted.phone : held?.newEmail === wanted.email;
  const fits = held?.purpose === wanted.purpose && proves && held.sessionId === person.sessionId;
  if (fits && heldToken && loginStateOf(held, now) === "open") return heldToken;

  const token = newToken(context.keys);
  await context.db.insert(logins).values({
    clinicId: person.clinicId,
    id: newId<LoginId>(now),
    accountId: person.accountId,
    portal: person.portal,
    tokenHash: tokenDigest(token),
    sessionId: person.sessionId,
    ...wanted,
    ...visitor,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LOGIN_LIFETIME_MINUTES * 60_000),
  });
  return token;
}
