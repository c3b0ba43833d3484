import { PROFILE } from "../profile-paths.ts";

/** The profile with "Change email" open over it. */
export const EMAIL_DIALOG = `${PROFILE}?dialog=email`;

/** The dialog, back at the address though a code was sent already. */
export const ANOTHER_EMAIL = `${EMAIL_DIALOG}&step=address`;

/** The dialog, saying why something came to nothing. */
export function emailRefusedPath(because: EmailRefusal): string {
  return `${EMAIL_DIALOG}&because=${because}`;
}

/** What the dialog says where no form is left to say it beside. */
export const emailRefusals = {
  taken: "This email now belongs to another account at your clinic. Nothing was changed.",
  "not-sent": "No code could be sent: too many were sent lately. Try again later, or ask your clinic for help.",
  "too-late": "That took too long, or was done in another tab. Begin again if it is still needed.",
  "too-many-wrong-codes": "Too many wrong codes. Nothing was changed; begin again if you want to.",
} as const;

export type EmailRefusal = keyof typeof emailRefusals;
