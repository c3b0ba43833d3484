/** What decides whether a code is still worth sending, read at the moment of sending. */
export type CodeMoments = {
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly newestIssue: number;
  readonly issue: number;
  readonly loginExpiresAt: Date;
  /** Set once the login was completed or ended in any way. */
  readonly loginEndedAt: Date | null;
};

/** Why a code is not sent any more; `wanted` when it is. */
export type CodeStanding = "wanted" | "used" | "superseded" | "expired" | "login_over";

/** Whether a person still waits for this code. A message that comes too late would only confuse. */
export function codeStandingOf(code: CodeMoments, now: Date): CodeStanding {
  if (code.usedAt) return "used";
  if (code.issue < code.newestIssue) return "superseded";
  if (code.expiresAt <= now || code.loginExpiresAt <= now) return "expired";
  return code.loginEndedAt ? "login_over" : "wanted";
}
