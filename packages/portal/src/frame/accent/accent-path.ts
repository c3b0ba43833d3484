import { accentMark, isColour } from "@countersign/messages/colours";

/** Where the style sheet of one accent is: its address says everything that is in it. */
export function accentSheetPath(accent: string): string {
  return `/accent.css?colour=${accentMark(accent)}`;
}

/** The accent that such an address names, or null. */
export function accentIn(address: URL): string | null {
  const colour = `#${address.searchParams.get("colour") ?? ""}`;
  return isColour(colour) ? colour : null;
}
