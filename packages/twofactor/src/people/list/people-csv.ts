import { csvLine } from "../../policy/rehearsal/affected-csv.ts";
import type { ListedPerson } from "../list-people.ts";

/** The heading line of the file. */
export const peopleCsvHeading = csvLine([
  "Name",
  "Email",
  "Role",
  "Status",
  "Logins left to skip",
  "Authenticators",
  "Recovery codes left",
  "Phone confirmed",
  "Last sign-in (UTC)",
  "Joined (UTC)",
]);

/** One person as one line of the file; a status by its name in the code, so that scripts can rely on it. */
export function peopleCsvLine(person: ListedPerson): string {
  return csvLine([
    person.name,
    person.email,
    person.role ?? "",
    person.status,
    person.status === "in_grace" ? String(person.skipsLeft) : "",
    String(person.authenticators),
    String(person.recoveryCodesLeft),
    person.phoneConfirmed ? "yes" : "no",
    person.lastLoginAt?.toISOString() ?? "",
    person.joinedAt.toISOString(),
  ]);
}
