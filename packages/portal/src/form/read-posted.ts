import { noteUnreadable } from "@countersign/server/notes";
import { notFound } from "next/navigation";
import type { z } from "zod";

/**
 * What a form of ours always holds, e.g. its hidden fields. Where it does not, no page of ours posted it: the answer is
 * the page that says so (400), nothing is done, and the log has one line. What people type is for `safeParse` and
 * {@link refuse}, which answer with sentences.
 */
export function readPosted<Schema extends z.ZodType>(schema: Schema, posted: FormData | unknown): z.output<Schema> {
  const parsed = schema.safeParse(posted instanceof FormData ? Object.fromEntries(posted) : posted);
  return parsed.success ? parsed.data : refuseUnreadable();
}

/** Answers that no page of ours posted this. */
export function refuseUnreadable(): never {
  noteUnreadable();
  notFound();
}
