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

/** A new UUIDv7 that sorts by `at`, so that fixed clocks and partitions agree with it. */
export function newId<Id extends string>(at: Date): Id {
  return v7({ msecs: at.getTime() }) as Id;
}

/** The kind of account that may use a portal. */
export function kindOf(portal: Portal): Kind {
  return portal === "patient" ? "patient" : "staff";
}
