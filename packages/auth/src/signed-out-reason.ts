import type { ResolvedSession } from "@countersign/twofactor";
import type { SignedOutReason } from "./return-path.ts";

type Why = Extract<ResolvedSession, { live: false }>["why"];

/** A deactivated account is told no more than that its session ended. */
const reasons: Readonly<Record<Why, SignedOutReason | null>> = {
  missing: null,
  inactive: "ended",
  // Its own person did it, or it goes on under another id; whoever still holds the old cookie learns no more.
  signed_out: "ended",
  rotated: "ended",
  ended_elsewhere: "elsewhere",
  factor_changed: "factor_changed",
  password_changed: "password_changed",
  admin: "clinic",
  disowned: "disowned",
  idle: "idle",
  expired: "expired",
  policy: "policy",
};

/** What the sign-in page says when a session is over. */
export function signedOutReason(why: Why): SignedOutReason | null {
  return reasons[why];
}
