import { createHash } from "node:crypto";

/** A logo that may be shown: nothing in it runs, fetches or leads anywhere. */
export type CleanLogo = {
  readonly mediaType: "image/png" | "image/svg+xml";
  readonly bytes: Buffer;
  /** In pixels; of an SVG in its own units, which say its shape. */
  readonly width: number;
  readonly height: number;
};

/** Why a file is no logo. */
export type LogoRefusal = "not_a_picture" | "too_heavy" | "too_large" | "no_size";

/** Of the file that is uploaded. */
export const LOGO_BYTES_MAX = 256 * 1024;
/** Either side of a PNG, in pixels: sharp on any screen beside a line of text. */
export const LOGO_SIDE_MAX = 2000;

/** What a logo's address says of it: what it is, and its shape. */
export function logoVersion({ bytes, width, height }: CleanLogo): string {
  return `${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}-${width}x${height}`;
}
