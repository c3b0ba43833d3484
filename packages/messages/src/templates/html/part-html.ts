import { createElement as h, type ReactElement } from "react";
import type { Fact, Part } from "../letter-content.ts";
import { type Draw, LAYOUT } from "./draw.ts";

/** One part of a letter. */
export function partHtml(part: Part, draw: Draw): ReactElement {
  if (typeof part === "string") return draw("paragraph", "p", {}, part);
  switch (part.is) {
    case "address":
      return draw("paragraph", "p", {}, part.before, anchor(part.link, draw), part.after);
    case "code":
      return draw("code", "p", {}, part.code);
    case "button":
      return h("div", null, button(part, draw), draw("small", "p", {}, "Or open ", anchor(part.link, draw)));
    case "facts":
      return facts(part.facts, draw);
  }
}

/** An address that can be read before it is followed. */
function anchor(link: string, draw: Draw): ReactElement {
  return draw("link", "a", { href: link, target: "_blank" }, link);
}

function button({ label, link }: { label: string; link: string }, draw: Draw): ReactElement {
  return draw("action", "p", {}, draw("button", "a", { href: link, target: "_blank" }, label));
}

function facts(list: readonly Fact[], draw: Draw): ReactElement {
  const rows = list.map(({ label, value }) =>
    h("tr", { key: label }, draw("fact", "td", {}, draw("label", "span", {}, `${label}: `), value)),
  );
  return draw("facts", "table", LAYOUT, h("tbody", null, rows));
}
