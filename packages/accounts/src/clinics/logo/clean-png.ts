import { PNG } from "pngjs";
import { type CleanLogo, LOGO_SIDE_MAX, type LogoRefusal } from "./logo.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
/** The chunk that tells the size; the first, and once. */
const SIZE_CHUNK = "IHDR";

/** Whether a file begins as a PNG does. */
export function isPng(file: Buffer): boolean {
  return file.length > 24 && file.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** Draws a PNG anew: what comes out holds its points and nothing else of the file. Never throws. */
export function cleanPng(file: Buffer): CleanLogo | LogoRefusal {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  // The size is looked at before the points are unpacked, so that a small file cannot unfold into gigabytes; and a
  // second size would count instead of the first.
  if (file.includes(SIZE_CHUNK, 16)) return "not_a_picture";
  if (width > LOGO_SIDE_MAX || height > LOGO_SIDE_MAX) return "too_large";
  try {
    return { mediaType: "image/png", bytes: PNG.sync.write(PNG.sync.read(file)), width, height };
  } catch {
    return "not_a_picture";
  }
}
