/** What the pages of one's own security say after something succeeded. */
export const doneSentences = {
  enabled: "Two-factor authentication is now on.",
  disabled: "Two-factor authentication is now off.",
  new_phone: "Your new phone is set up. The old one no longer works.",
  new_codes: "New recovery codes are made. The old ones no longer work.",
  authenticator_added: "The authenticator is added. A code of any of them signs you in.",
  authenticator_moved: "Your new phone is set up. The old one no longer works.",
  authenticator_renamed: "The authenticator has its new name.",
  authenticator_removed: "The authenticator is removed. Its codes no longer work.",
  session_ended: "That session is signed out.",
  email: "Your email is changed. Sign in with the new one from now on.",
  password: "Your password is changed, and you are signed out everywhere else.",
  trust_ended: "That device is trusted no more.",
  all_trust_ended: "No device is trusted any more.",
  others_ended: "All other sessions are signed out.",
} as const;

export type Done = keyof typeof doneSentences;

/** A page with a success to tell. */
export function donePath(path: string, done: Done): string {
  return `${path}?done=${done}`;
}

/** The success that a form or an address names, or null for anything else. */
export function doneOf(given: unknown): Done | null {
  return typeof given === "string" && Object.hasOwn(doneSentences, given) ? (given as Done) : null;
}
