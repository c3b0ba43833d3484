import jpeg from "jpeg-js";
import jsqr from "jsqr";
import { PNG } from "pngjs";

/** Why a picture sets up no authenticator. */
export type PictureRefusal = "not_a_picture" | "picture_too_large" | "no_qr_code";

type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

/** A large phone's photo. Drawn out it takes four bytes a point. */
const MAX_MEGAPIXELS = 24;
/** The chunk of a PNG that tells its size; the first, and once. */
const SIZE_CHUNK = "IHDR";
/** Enough for any QR code that fills a tenth of the screen; more only takes longer. */
const ENOUGH_PIXELS = 2_500_000;

/** Reads the QR code in a screenshot (PNG) or a photo (JPEG). Never throws, whatever the file holds. */
export function readPicture(
  file: Buffer,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: PictureRefusal } {
  const picture = draw(file);
  if (typeof picture === "string") return { ok: false, why: picture };
  const times = Math.ceil(Math.sqrt((picture.width * picture.height) / ENOUGH_PIXELS));
  // What is large is first looked at from a distance; a small code in it is found at its own size.
  const text = qrCodeIn(smaller(picture, times)) ?? (times > 1 ? qrCodeIn(picture) : null);
  return text === null ? { ok: false, why: "no_qr_code" } : { ok: true, text };
}

function draw(file: Buffer): Picture | PictureRefusal {
  try {
    if (isPng(file)) {
      // The size is told before the points, so that a small file cannot unfold into gigabytes.
      const tooLarge = file.readUInt32BE(16) * file.readUInt32BE(20) > MAX_MEGAPIXELS * 1_000_000;
      // A second size would count instead of the first.
      if (file.includes(SIZE_CHUNK, 16)) return "not_a_picture";
      return tooLarge ? "picture_too_large" : PNG.sync.read(file);
    }
    const options = { useTArray: true, maxResolutionInMP: MAX_MEGAPIXELS, maxMemoryUsageInMB: 512 } as const;
    return isJpeg(file) ? jpeg.decode(file, options) : "not_a_picture";
  } catch (error) {
    const isTooLarge = error instanceof Error && /^max(Resolution|Memory)/.test(error.message);
    return isTooLarge ? "picture_too_large" : "not_a_picture";
  }
}

function isPng(file: Buffer): boolean {
  return file.length > 24 && file.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
}

function isJpeg(file: Buffer): boolean {
  return file.length > 3 && file.readUIntBE(0, 3) === 0xff_d8_ff;
}

function qrCodeIn({ data, width, height }: Picture): string | null {
  try {
    return jsqr(new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength), width, height)?.data ?? null;
  } catch {
    return null;
  }
}

/** Every so many-th point of every so many-th line. */
function smaller(picture: Picture, times: number): Picture {
  if (times <= 1) return picture;
  const width = Math.floor(picture.width / times);
  const height = Math.floor(picture.height / times);
  const from = new DataView(picture.data.buffer, picture.data.byteOffset, picture.data.byteLength);
  const data = new Uint8Array(width * height * 4);
  const to = new DataView(data.buffer);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      to.setUint32((y * width + x) * 4, from.getUint32((y * picture.width + x) * times * 4));
    }
  }
  return { data, width, height };
}
