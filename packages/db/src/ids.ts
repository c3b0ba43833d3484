import { randomInt } from "node:crypto";
import { v7 } from "uuid";

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ClinicId = Branded<"ClinicId">;
export type AccountId = Branded<"AccountId">;
export type AuthenticatorId = Branded<"AuthenticatorId">;
export type EnrolmentId = Branded<"EnrolmentId">;
export type LoginId = Branded<"LoginId">;
export type SessionId = Branded<"SessionId">;

/** Which of the two populations an account belongs to. */
export type Kind = "staff" | "patient";

/** The three front doors. Staff accounts use the first two, patients the third. */
export type Portal = "staff" | "admin" | "patient";

/** One account: ids are only unique within their clinic. */
export type AccountKey = { readonly clinicId: ClinicId; readonly accountId: AccountId };

const newest = { msecs: Number.NaN, seq: 0 };

/**
 * A new UUIDv7 that sorts by `at`, so that fixed clocks and partitions agree with it. Those that one process makes in
 * one millisecond sort in the order they were made in.
 * @see RFC 9562 §6.2, method 1
 */
export function newId<Id extends string>(at: Date): Id {
  const msecs = at.getTime();
  // Half of the counter's 32 bits are left free to count in.
  newest.seq = msecs === newest.msecs ? newest.seq + 1 : randomInt(2 ** 31);
  newest.msecs = msecs;
  return v7({ msecs, seq: newest.seq }) as Id;
}

/** The kind of account that may use a portal. */
export function kindOf(portal: Portal): Kind {
  return portal === "patient" ? "patient" : "staff";
}
