import { readText } from "@countersign/accounts";
import { z } from "zod";

/** Whose account is meant, as typed: any text. Whether it is anyone's, the answer does not say. */
export const typedEmail = z
  .string("Enter your email.")
  .transform(readText)
  .pipe(z.string().min(1, "Enter your email.").max(320, "Enter a shorter email."));
