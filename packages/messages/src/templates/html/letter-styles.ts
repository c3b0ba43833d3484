import type { CSSProperties } from "react";
import type { Palette } from "./palette.ts";

/** What a letter is made of. Each has its light look inline, and a class by which dark replaces the colours. */
export type Piece = keyof ReturnType<typeof letterStyles>;

const FONT = "Inter, -apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";

const paragraph = { margin: "0 0 16px", fontSize: "16px", lineHeight: "25px" } satisfies CSSProperties;

/** Mailboxes without style sheets show this: light, one column, the system's font where Inter is missing. */
export function letterStyles(colours: Palette) {
  const { canvas, surface, sunken, ink, muted, line, accent, onAccent } = colours;
  const text = { color: ink, fontFamily: FONT, overflowWrap: "anywhere" } satisfies CSSProperties;
  return {
    body: { margin: 0, padding: 0, backgroundColor: canvas },
    canvas: { padding: "24px 8px", backgroundColor: canvas },
    card: { maxWidth: "560px", backgroundColor: surface, borderTop: `4px solid ${accent}`, borderRadius: "8px" },
    inside: { padding: "28px 24px 20px" },
    logo: { display: "block", margin: "0 0 12px", backgroundColor: "#ffffff", borderRadius: "4px" },
    clinic: { ...text, margin: "0 0 20px", fontSize: "16px", fontWeight: 600, lineHeight: "24px", color: accent },
    heading: { ...text, margin: "0 0 20px", fontSize: "24px", fontWeight: 650, lineHeight: "31px" },
    paragraph: { ...text, ...paragraph },
    link: { color: accent, textDecoration: "underline" },
    code: {
      ...text,
      margin: "0 0 20px",
      padding: "16px",
      backgroundColor: sunken,
      borderRadius: "8px",
      fontFamily: MONO,
      fontSize: "32px",
      fontWeight: 600,
      letterSpacing: "6px",
      lineHeight: "40px",
      textAlign: "center",
    },
    action: { margin: "4px 0 20px" },
    button: {
      display: "inline-block",
      padding: "14px 24px",
      backgroundColor: accent,
      border: `1px solid ${accent}`,
      borderRadius: "8px",
      color: onAccent,
      fontFamily: FONT,
      fontSize: "16px",
      fontWeight: 600,
      lineHeight: "20px",
      textDecoration: "none",
    },
    small: { ...text, ...paragraph, fontSize: "14px", lineHeight: "21px", color: muted },
    facts: { margin: "4px 0 20px", backgroundColor: sunken, borderRadius: "8px" },
    fact: { ...text, padding: "6px 12px", fontSize: "14px", lineHeight: "21px" },
    label: { color: muted },
    help: { padding: "16px 24px 12px", borderTop: `1px solid ${line}` },
  } satisfies Readonly<Record<string, CSSProperties>>;
}

const COLOURS = { color: "color", backgroundColor: "background-color", borderTop: "border-top", border: "border" };

/** The colours of dark, for mailboxes that follow the screen, and for Outlook's (`data-ogsc`), which mark the page. */
export function darkStyles(colours: Palette): string {
  const rules = Object.entries(letterStyles(colours)).map(([piece, style]: [string, CSSProperties]) => {
    const declared = Object.entries(COLOURS).flatMap(([property, name]) => {
      const value = style[property as keyof typeof COLOURS];
      return value === undefined ? [] : [`${name}:${value} !important`];
    });
    return { piece, declared: declared.join(";") };
  });
  const sheet = (before: string) =>
    rules.flatMap(({ piece, declared }) => (declared ? [`${before}.${piece}{${declared}}`] : [])).join("");
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${sheet("")}}${sheet("[data-ogsc] ")}`;
}
