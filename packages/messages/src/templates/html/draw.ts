import { createElement, type ReactElement, type ReactNode } from "react";
import { letterStyles, type Piece } from "./letter-styles.ts";
import type { Palette } from "./palette.ts";

/** Draws one piece of a letter: its element, its light look, and the class by which dark finds it. */
export type Draw = (
  piece: Piece,
  tag: string,
  props: Readonly<Record<string, string>>,
  ...children: ReactNode[]
) => ReactElement;

export function drawIn(colours: Palette): Draw {
  const styles = letterStyles(colours);
  return (piece, tag, props, ...children) =>
    createElement(tag, { ...props, className: piece, style: styles[piece] }, ...children);
}

/** Mailboxes lay out by tables; these say to screen readers that they are none. */
export const LAYOUT = {
  role: "presentation",
  width: "100%",
  align: "center",
  cellPadding: "0",
  cellSpacing: "0",
  border: "0",
};
