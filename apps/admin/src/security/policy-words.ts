import type { Kind } from "@countersign/db";
import { counted } from "@countersign/portal/words/waiting-words.ts";
import { isRequired, type PolicyDraft, type PolicyMode, trustsDevices } from "@countersign/twofactor";

/** Whom a policy is about. */
export const kindNames: Readonly<Record<Kind, string>> = { staff: "Staff", patient: "Patients" };

/** What each mode is called, to the character. */
export const modeLabels: Readonly<Record<PolicyMode, string>> = {
  off: "Off",
  optional: "Optional",
  required_every_login: "Required – every login",
  required_once_per_device: "Required – once per trusted device",
};

/** What each mode means for the people it is about. */
export const modeMeanings: Readonly<Record<Kind, Readonly<Record<PolicyMode, string>>>> = {
  staff: {
    off: "",
    optional: "Everyone decides for themselves. Who has set it up is asked for a code at every login.",
    required_every_login: "Everyone must have it, and is asked for a code at every login.",
    required_once_per_device:
      "Everyone must have it. A device that somebody chose to trust is not asked again for some days.",
  },
  patient: {
    off: "Nobody is asked for a code. What patients have set up is kept.",
    optional: "Patients turn codes on for themselves. Who has is asked for one at every login.",
    required_every_login: "Every patient is asked for a code at every login.",
    required_once_per_device:
      "Every patient is asked for a code, except on a device that they chose to trust some days ago.",
  },
};

/** A policy in a few words. */
export function policyWords(kind: Kind, { mode, skipsAllowed, trustedDeviceDays: days }: PolicyDraft): string {
  const trusted = trustsDevices(mode) ? `, for ${counted(days, "day")}` : "";
  if (kind === "patient" || !isRequired(mode)) return `${modeLabels[mode]}${trusted}`;
  const skips = skipsAllowed === 0 ? "no logins may be skipped" : `${counted(skipsAllowed, "login")} may be skipped`;
  return `${modeLabels[mode]}${trusted}, ${skips}`;
}

/** What else a policy says. */
export function furtherWords(kind: Kind, { idleMinutes, textCodes }: PolicyDraft): string {
  const idle = `Idle sessions end after ${counted(idleMinutes, "minute")}`;
  if (kind === "staff") return `${idle}.`;
  return `${idle}; codes by text ${textCodes === "allowed" ? "allowed" : "not allowed"}.`;
}
