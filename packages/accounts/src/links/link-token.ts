import type { Keys } from "@countersign/db";

/** What a mailed link opens. */
export type LinkPurpose = "invitation" | "password_reset" | "re_enrolment" | "reset_stop";

const KEY_PURPOSES = {
  invitation: "invitation_link",
  password_reset: "reset_link",
  re_enrolment: "re_enrolment_link",
  reset_stop: "reset_stop_link",
} as const;

/**
 * The token of a mailed link: 256 bits, 43 characters of base64url. It is derived, so that no queue and no row holds it
 * and the courier can still write it; the row keeps its SHA-256 (`tokenDigest`).
 *
 * @param link.id    the id of the row that the link is of
 * @param link.keyId the key it was made with; `keys.newestId` for a new one
 */
export function linkToken(
  keys: Keys,
  link: { readonly purpose: LinkPurpose; readonly clinicId: string; readonly id: string; readonly keyId: string },
): string {
  return keys.mac(KEY_PURPOSES[link.purpose], [link.clinicId, link.id], link.keyId).toString("base64url");
}
