import { createHash } from "node:crypto";

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
const TAG_CHARACTERS = 6;
/** Of what tells two entries of one person apart. */
const WHICH_MOST = 50;

/** A name without what an app cannot show: the colon separates issuer from account and may stand in neither. */
export function clean(name: string): string {
  // Joiners shape letters in Persian and Hindi, and hold emoji together.
  const visible = name.toWellFormed().replaceAll(":", " ").replaceAll(/\s+/g, " ");
  return visible.replaceAll(/(?![\u200c\u200d])\p{C}/gu, "").trim();
}

/**
 * A name that takes at most so many bytes percent-encoded, cut by whole characters as people see them. What is cut ends
 * with a tag of the whole.
 */
export function cutEncoded(name: string, most: number): string {
  if (encodeURIComponent(name).length <= most) return name;
  const tag = `~${createHash("sha256").update(name).digest("hex").slice(0, TAG_CHARACTERS)}`;
  let kept = "";
  for (const { segment } of characters.segment(name)) {
    if (encodeURIComponent(kept + segment).length + tag.length > most) break;
    kept += segment;
  }
  return kept.trimEnd() + tag;
}

/** "omar@example.org (Tablet)": the email gives way to what tells two entries of one person apart. */
export function accountPart(email: string, which: string | null, most: number): string {
  if (!which) return cutEncoded(email, most);
  const suffix = ` (${cutEncoded(which, WHICH_MOST)})`;
  return cutEncoded(email, most - encodeURIComponent(suffix).length) + suffix;
}
