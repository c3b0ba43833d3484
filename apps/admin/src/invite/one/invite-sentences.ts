import type { InviteAgainResult, InvitePersonResult } from "@countersign/accounts";

type Refused = Extract<InvitePersonResult | InviteAgainResult, { ok: false }>["why"];

/** What is said after somebody was invited, by the key that the address of their page carries. */
export const inviteDone = {
  invited: "The invitation is on its way.",
  invited_again: "Another invitation is on its way. The link of the earlier one no longer works.",
} as const;

/** What is said instead. */
export const inviteRefused: Readonly<Record<Refused, string>> = {
  not_allowed: "Your role does not let you invite this person, so nobody was invited.",
  email_taken: "Somebody here has an account with this email already, so nobody was invited.",
  email_deactivated: "This email belongs to an account that was deactivated, so nobody was invited.",
  no_such_person: "This person is no longer here, so nobody was invited.",
  has_password: "This person has set a password already, so there is nothing to invite them to.",
};

/** The sentence for a refusal that an address names, or null for anything else. */
export function inviteRefusedSentence(why: string | null): string | null {
  return why !== null && Object.hasOwn(inviteRefused, why) ? inviteRefused[why as Refused] : null;
}
