import { z } from "zod";
import { readTrailQuery, trailHref } from "../trail-query.ts";
import { formatOf } from "./export-format.ts";

/** The query of an export, as a form or an intent keeps it. */
export const exportInput = z.record(z.string().max(40), z.string().max(300).catch(""));

/** The page that offers this export. */
export function exportPath(input: z.output<typeof exportInput>): string {
  return trailHref(readTrailQuery(input), "/audit/export", { format: formatOf(input.format ?? null) });
}
