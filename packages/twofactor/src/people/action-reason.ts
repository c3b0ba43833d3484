import { readLines } from "@countersign/accounts";
import { z } from "zod";

/** Why an admin does something to a person: kept in the trail, and told to the person where they are told at all. */
export const actionReason = z
  .string()
  // What no column and no event can keep.
  .transform((typed) => readLines(typed.replaceAll("\0", "")))
  // Characters as the database counts them.
  .pipe(
    z
      .string()
      .refine((text) => [...text].length >= 3)
      .max(500),
  );

/** What every action of the console on one person can answer instead of doing it. */
export type ActionRefusal = "not_allowed" | "no_such_person";
