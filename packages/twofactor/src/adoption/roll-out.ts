/** The way from Optional to Required, in the order in which it is walked. */
export const rollOutSteps = [
  "admins_enrolled",
  "second_admin",
  "help_contact",
  "mails_arrive",
  "announced",
  "required",
  "everyone_enrolled",
] as const;
export type RollOutStep = (typeof rollOutSteps)[number];

/** What the checklist is derived from. Nothing of it is ticked by hand. */
export type RollOutFacts = {
  readonly admins: number;
  /** Those with an authenticator and with recovery codes that they have stored. */
  readonly adminsReady: number;
  readonly hasHelpContact: boolean;
  /** A provider took a mail in the last days. */
  readonly mailTaken: boolean;
  /** Mails given up, or for which there is no channel, in the last day. */
  readonly mailsGivenUp: boolean;
  /** When staff will be required, where a change waits for its moment. */
  readonly requiredFrom: Date | null;
  readonly isRequired: boolean;
  readonly staff: number;
  /** Staff without a second factor. */
  readonly stragglers: number;
};

/** Which steps are done. Required, whether announced or not, needs no announcement any more. */
export function rollOutOf(facts: RollOutFacts): Readonly<Record<RollOutStep, boolean>> {
  return {
    admins_enrolled: facts.admins > 0 && facts.adminsReady === facts.admins,
    second_admin: facts.admins >= 2,
    help_contact: facts.hasHelpContact,
    mails_arrive: facts.mailTaken && !facts.mailsGivenUp,
    announced: facts.isRequired || facts.requiredFrom !== null,
    required: facts.isRequired,
    everyone_enrolled: facts.staff > 0 && facts.stragglers === 0,
  };
}
