import { readWords } from "@countersign/accounts";
import { z } from "zod";

/** One line of words behind an option. */
export function lineOption(charactersMost: number) {
  return z
    .string("is missing")
    .transform(readWords)
    .pipe(z.string().min(1, "is empty").max(charactersMost, `may have ${charactersMost} characters`));
}
