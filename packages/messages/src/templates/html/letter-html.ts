import { render } from "@react-email/render";
import { createElement as h, type ReactElement, type ReactNode } from "react";
import type { LetterContent } from "../letter-content.ts";
import { helpLines } from "../letter-text.ts";
import { type ClinicFacts, LOGO_CONTENT_ID } from "../rendered.ts";
import { nameOf } from "../wording.ts";
import { type Draw, drawIn, LAYOUT } from "./draw.ts";
import { darkStyles } from "./letter-styles.ts";
import { palettes } from "./palette.ts";
import { partHtml } from "./part-html.ts";

/** Keeps mailboxes from showing the beginning of the letter after the preview. */
const FILLER = "\u00a0\u200c".repeat(100);
const LOGO_HEIGHT = 40;
const LOGO_WIDTH_MAX = 240;
const HIDDEN = { display: "none", maxHeight: 0, overflow: "hidden" };

/** A letter as a page: no script, nothing fetched, nothing that tells who has opened it. */
export function letterHtml(content: LetterContent, clinic: ClinicFacts): Promise<string> {
  const { light, dark } = palettes(clinic.accent);
  return render(page(content, clinic, drawIn(light), darkStyles(dark)));
}

function page(content: LetterContent, clinic: ClinicFacts, draw: Draw, styles: string): ReactElement {
  const name = nameOf(clinic);
  const cells = [
    draw("inside", "td", {}, ...logoOf(clinic, draw), draw("clinic", "p", {}, name), ...letter(content, draw)),
    content.help && draw("help", "td", {}, ...help(clinic, name, draw)),
  ];
  const card = draw("card", "table", LAYOUT, h("tbody", null, ...cells.map((cell) => cell && h("tr", null, cell))));
  const canvas = h("table", LAYOUT, h("tbody", null, h("tr", null, draw("canvas", "td", { align: "center" }, card))));
  return h(
    "html",
    { lang: "en", dir: "ltr" },
    head(`${content.subject} – ${name}`, styles),
    draw("body", "body", {}, h("div", { style: HIDDEN }, content.preview, FILLER), canvas),
  );
}

function head(title: string, styles: string): ReactElement {
  const meta = (name: string, content?: string) => h("meta", { name, content });
  return h(
    "head",
    null,
    h("meta", { httpEquiv: "Content-Type", content: "text/html; charset=UTF-8" }),
    meta("viewport", "width=device-width, initial-scale=1"),
    meta("color-scheme", "light dark"),
    meta("supported-color-schemes", "light dark"),
    // Digits and moments are no links; ours are written as such.
    meta("format-detection", "telephone=no, date=no, address=no, email=no"),
    meta("x-apple-disable-message-reformatting"),
    h("title", null, title),
    h("style", null, styles),
  );
}

/** Its height is a line's and a half; mailboxes without style sheets need both sides written out. */
function logoOf({ logo }: ClinicFacts, draw: Draw): ReactNode[] {
  if (!logo) return [];
  const width = Math.round((logo.width / logo.height) * LOGO_HEIGHT);
  const [wide, high] =
    width > LOGO_WIDTH_MAX ? [LOGO_WIDTH_MAX, (LOGO_WIDTH_MAX / width) * LOGO_HEIGHT] : [width, LOGO_HEIGHT];
  const size = { width: String(wide), height: String(Math.round(high)) };
  return [draw("logo", "img", { src: `cid:${LOGO_CONTENT_ID}`, alt: "", ...size })];
}

function letter({ subject, parts }: LetterContent, draw: Draw): ReactNode[] {
  const drawn = parts.map((part) => partHtml(part, draw));
  return [draw("heading", "h1", {}, subject), draw("paragraph", "p", {}, "Hello,"), ...drawn];
}

function help({ help: contact }: ClinicFacts, name: string, draw: Draw): ReactNode[] {
  const lines = helpLines(contact);
  if (lines.length === 0) return [draw("small", "p", {}, `For help, ask ${name}.`)];
  const broken = lines.flatMap((line) => [h("br"), line]);
  return [draw("small", "p", {}, `Help from ${name}:`, ...broken)];
}
