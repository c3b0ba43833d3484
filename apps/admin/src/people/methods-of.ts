import type { Kind } from "@countersign/db";
import type { ListedPerson } from "@countersign/twofactor";

/** How a person can prove themselves beside the password, in a few words. */
export function methodsOf(kind: Kind, person: ListedPerson): string {
  const { authenticators, recoveryCodesLeft, phoneConfirmed } = person;
  const own = authenticators === 0 ? null : authenticators === 1 ? "Authenticator" : `${authenticators} authenticators`;
  const recovery = recoveryCodesLeft === 1 ? "1 recovery code" : `${recoveryCodesLeft} recovery codes`;
  const methods = [
    own,
    authenticators > 0 || recoveryCodesLeft > 0 ? recovery : null,
    // An app takes the place of codes that are sent.
    kind === "patient" && authenticators === 0 ? (phoneConfirmed ? "Email and text" : "Email") : null,
  ].filter((method) => method !== null);
  return methods.length === 0 ? "Password only" : methods.join(", ");
}
