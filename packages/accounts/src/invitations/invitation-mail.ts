import type { AccountKey, Kind, Portal } from "@countersign/db";
import type { MessageOf } from "@countersign/messages";
import { hasConsole, type Role } from "../people/role.ts";

/** Whom an invitation is for, as far as its link depends on it. */
export type Invitee = { readonly kind: Kind; readonly role: Role | null };

/** The one portal that an invitation opens at: where the person will work or be treated. */
function portalOf({ kind, role }: Invitee): Portal {
  if (kind === "patient") return "patient";
  return hasConsole(role) ? "admin" : "staff";
}

/** The mail that carries an invitation. */
export function invitationMail(
  invited: AccountKey & Invitee & { readonly email: string; readonly invitationId: string; readonly at: Date },
): MessageOf<"invitation"> {
  const { clinicId, accountId, invitationId, email, at } = invited;
  const to = { to: email, channel: "email", at: at.toISOString(), portal: portalOf(invited) } as const;
  return { kind: "invitation", clinicId, accountId, invitationId, ...to };
}
