import { accentShades, isColour } from "@countersign/messages/colours";

/** What becomes of a colour so that it can be read, in a sentence. */
export function accentWords(typed: string): string {
  if (typed.trim() === "") return "Empty: the design's own colour.";
  const colour = colourOf(typed);
  if (!colour) return "This is no colour yet: a # and six digits or letters from a to f.";
  const { light, dark } = accentShades(colour);
  const darker = light.accent !== colour && `darkened to ${light.accent} in light`;
  const lighter = dark.accent !== colour && `lightened to ${dark.accent} in dark`;
  const changes = [darker, lighter].filter((change) => change !== false);
  if (changes.length === 0) return "It can be read in light and in dark just as it is.";
  return `So that it can be read, it is ${changes.join(" and ")}.`;
}

/** The colour that somebody means, or null. */
export function colourOf(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const colour = text.startsWith("#") ? text : `#${text}`;
  return isColour(colour) ? colour : null;
}
