/** The moments of a login row that its state is derived from. */
export type LoginMoments = {
  readonly expiresAt: Date;
  readonly completedAt: Date | null;
  readonly redeemedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly replacedAt: Date | null;
  readonly failedAt: Date | null;
};

export const loginStates = ["open", "completed", "redeemed", "cancelled", "replaced", "failed", "expired"] as const;

/** Where a pending login stands at one instant. Derived from the row, never stored. */
export type LoginState = (typeof loginStates)[number];

/** Endings win over open; a login is already expired at the very instant of `expiresAt`. */
export function loginStateOf(row: LoginMoments, now: Date): LoginState {
  if (row.redeemedAt) return "redeemed";
  if (row.cancelledAt) return "cancelled";
  if (row.replacedAt) return "replaced";
  if (row.failedAt) return "failed";
  if (row.expiresAt <= now) return "expired";
  return row.completedAt ? "completed" : "open";
}

/** Why a login can no longer be used; `missing` when the browser holds none that fits this portal and clinic. */
export type GoneWhy = Exclude<LoginState, "open" | "completed"> | "missing";
