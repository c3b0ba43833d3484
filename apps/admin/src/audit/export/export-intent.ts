import { z } from "zod";
import { readTrailQuery, trailHref } from "../trail-query.ts";
import { formatOf } from "./export-format.ts";

const text = z.string().max(300).catch("").optional();

/** The query of an export, as a form or an intent keeps it. What else a form carries, such as Next's own, is left out. */
export const exportInput = z.object({
  person: text,
  actor: text,
  kind: text,
  outcome: text,
  from: text,
  to: text,
  format: text,
});

/** The page that offers this export. */
export function exportPath(input: z.output<typeof exportInput>): string {
  return trailHref(readTrailQuery(input), "/audit/export", { format: formatOf(input.format ?? null) });
}
