import type { Kind } from "@countersign/db";
import type { ListedRole, PeopleCount, PeopleOrder, PeoplePage, PeopleTrait } from "@countersign/twofactor";

/** The kinds' pages. */
export const kindWords: Readonly<Record<Kind, { readonly title: string; readonly lead: string }>> = {
  staff: { title: "Staff", lead: "Everyone with an account in the staff portal, and how they sign in." },
  patient: { title: "Patients", lead: "Everyone with an account in the patient portal, and how they sign in." },
};

export const roleWords: Readonly<Record<ListedRole | "staff", string>> = {
  admin: "Admin",
  helpdesk: "Helpdesk",
  staff: "Staff",
};

export const traitWords: Readonly<Record<PeopleTrait, string>> = {
  address_failing: "Address failing",
  never_signed_in: "Never signed in",
  no_password: "No password yet",
};

export const orderWords: Readonly<Record<PeopleOrder, string>> = {
  name: "Name",
  last_sign_in: "Last sign-in",
  joined: "Joined",
};

const numbers = new Intl.NumberFormat("en");

/** How many people a list holds, as far as it is known without reading a million. */
export function countSentence(page: PeoplePage, count: PeopleCount | null): string {
  const shown = page.people.length;
  if (count) return `${count.more ? "More than " : ""}${peopleWord(count.people)}`;
  if (page.before || page.after) return `More than ${shown} people match`;
  if (shown === 0) return "No matches";
  return shown === 1 ? "1 person matches" : `${shown} people match`;
}

function peopleWord(people: number): string {
  return people === 1 ? "1 person" : `${numbers.format(people)} people`;
}
