import type { PersonStatus } from "@countersign/twofactor";
import type { Tone } from "@countersign/ui/feedback/tone.ts";

/** What a status is called and how it looks. */
export const statusWords: Readonly<Record<PersonStatus, { readonly label: string; readonly tone: Tone }>> = {
  not_enrolled: { label: "Not enrolled", tone: "neutral" },
  in_grace: { label: "In grace", tone: "caution" },
  enrolled: { label: "Enrolled", tone: "good" },
  codes_on: { label: "Codes on", tone: "good" },
  codes_off: { label: "Codes off", tone: "neutral" },
  locked: { label: "Locked", tone: "danger" },
  deactivated: { label: "Deactivated", tone: "neutral" },
};
