import type { Keys } from "@countersign/db";
import { codeDigits, matchingWord } from "@countersign/messages";

/** One issue of a login's sign-in code. */
export type SignInCodeIssue = {
  readonly clinicId: string;
  readonly loginId: string;
  readonly issue: number;
  /** The key that was newest when the code was issued; kept beside the issue, so that a rotation changes no code. */
  readonly keyId: string;
};

/**
 * The code and the matching word of one issue. Both are derived whenever they are needed and never stored: only who
 * holds the keys can know the code. The word comes from a key of its own, because the page shows it.
 * @throws Error when the keyring lacks the issue's key
 */
export function deriveSignInCode(keys: Keys, issue: SignInCodeIssue): { code: string; matchingWord: string } {
  const parts = [issue.clinicId, issue.loginId, String(issue.issue)];
  return {
    code: codeDigits(keys.mac("sign_in_code", parts, issue.keyId)),
    matchingWord: matchingWord(keys.mac("matching_word", parts, issue.keyId)),
  };
}
