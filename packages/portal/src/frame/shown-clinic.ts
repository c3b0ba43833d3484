import type { Clinic } from "@countersign/accounts";

declare const chosen: unique symbol;

/**
 * What a page shows of its clinic. What a component in the browser is given is in the page for anyone to read, so
 * only {@link shownClinic} makes one, field by field: a clinic as the database has it is not taken for one.
 */
export type ShownClinic = Pick<Clinic, "name" | "helpPhone" | "helpEmail" | "helpHours" | "accent"> & {
  readonly [chosen]: true;
};

/** Picks what is shown out of a clinic, or of anything that holds one. */
export function shownClinic({ name, helpPhone, helpEmail, helpHours, accent }: Omit<ShownClinic, typeof chosen>) {
  // The symbol is for the type checker only: what travels to the browser is plain data.
  return { name, helpPhone, helpEmail, helpHours, accent } as ShownClinic;
}
