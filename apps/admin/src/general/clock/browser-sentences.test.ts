import { clockOf, wallTimeAt } from "@countersign/zones";
import { expect, it } from "vitest";
import { browserSentences } from "./browser-sentences.ts";

const now = new Date("2026-12-01T14:00:00Z");
const winnipeg = clockOf("America/Winnipeg");
/** A browser in a zone, whose data shows some zones otherwise than ours. */
const browser = (own: string, otherwise: Readonly<Record<string, string>> = {}) => {
  return (at: Date, zone = own) => wallTimeAt(at, clockOf(otherwise[zone] ?? zone));
};
const said = (shows: Parameters<typeof browserSentences>[3]) => browserSentences(winnipeg, now, "2026f", shows);

it("a browser that shows the same says nothing, in whatever zone it lies", () => {
  expect(said(browser("America/Winnipeg"))).toEqual([]);
  expect(said(browser("America/Toronto"))).toEqual([]);
});

it("a browser in another zone is told what it shows", () => {
  expect(said(browser("Europe/London"))).toEqual(["Your device is in another time zone. It shows 14:00."]);
});

it("a browser whose data is older is told so, once, and which clock counts", () => {
  const older = { "America/Winnipeg": "America/Mexico_City" };
  const [sentence, ...more] = said(browser("America/Winnipeg", older));
  expect(sentence).toContain("Your browser shows 08:00 for America/Winnipeg.");
  expect(sentence).toContain("2026f");
  expect(more).toEqual([]);
  expect(said(browser("Europe/London", older))).toHaveLength(2);
});

it("a browser that does not know the zone says nothing of it", () => {
  expect(said((at, zone) => (zone ? null : wallTimeAt(at, winnipeg)))).toEqual([]);
});
