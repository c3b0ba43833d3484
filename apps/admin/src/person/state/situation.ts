import { isRequired, type PersonFacts } from "@countersign/twofactor";

/** What is the matter with how a person signs in, at one moment. */
export type Situation =
  | "deactivated"
  | "locked"
  | "no_password"
  | "no_skips_left"
  | "not_set_up"
  | "codes_off"
  | "fine";

/** The first of these that holds. */
export function situationOf(person: PersonFacts, now: Date): Situation {
  const { kind, status, suspendedAt, waitsUntil, hasPassword, mode, skipsLeft, signInCodesOn } = person;
  if (status === "deactivated") return "deactivated";
  if (suspendedAt !== null || (waitsUntil !== null && waitsUntil > now)) return "locked";
  if (!hasPassword) return "no_password";
  if (person.authenticators.length > 0) return "fine";
  if (kind === "patient") {
    if (mode === "off") return "codes_off";
    return signInCodesOn || isRequired(mode) ? "fine" : "not_set_up";
  }
  return isRequired(mode) && skipsLeft === 0 ? "no_skips_left" : "not_set_up";
}
