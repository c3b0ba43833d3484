import type { ClinicId, Kind } from "@countersign/db";
import type { PersonStatus } from "../person-status.ts";

/** What a list may be ordered by. Whoever never signed in comes before all others. */
export const peopleOrders = ["name", "last_sign_in", "joined"] as const;
export type PeopleOrder = (typeof peopleOrders)[number];

/** What else people are looked for by, in the order the console offers it. */
export const peopleTraits = ["address_failing", "never_signed_in", "no_password"] as const;
export type PeopleTrait = (typeof peopleTraits)[number];

/** The roles that staff are looked for by. Most have none of their own. */
export const listedRoles = ["admin", "helpdesk"] as const;
export type ListedRole = (typeof listedRoles)[number];

/** Which people of a clinic. */
export type PeopleFilter = {
  readonly clinicId: ClinicId;
  readonly kind: Kind;
  /** Part of a name or an email, in any case, with or without accents; empty for everybody. */
  readonly search: string;
  readonly status: PersonStatus | null;
  readonly role: ListedRole | null;
  readonly trait: PeopleTrait | null;
};

/** Which people, in which order, and which page of them: behind a place, before one, or from the beginning. */
export type PeopleQuery = PeopleFilter & {
  readonly order: PeopleOrder;
  readonly descending: boolean;
  /** Places as pages name them (`first`, `last`); what is no place of this order counts as absent. */
  readonly after: string | null;
  readonly before: string | null;
  readonly limit: number;
};
