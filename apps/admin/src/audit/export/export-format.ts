/** What the trail can be downloaded as. */
export type ExportFormat = "csv" | "jsonl";

/** The format that an address or a form names; JSON Lines, which proves itself, where it names none. */
export function formatOf(text: string | null): ExportFormat {
  return text === "csv" ? "csv" : "jsonl";
}
