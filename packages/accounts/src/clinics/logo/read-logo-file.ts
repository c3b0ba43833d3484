import { cleanPng, isPng } from "./clean-png.ts";
import { cleanSvg } from "./clean-svg.ts";
import { type CleanLogo, LOGO_BYTES_MAX, type LogoRefusal } from "./logo.ts";

/**
 * Reads an uploaded logo, by what the file holds and not by what it is called. Never throws.
 *
 * @param file a PNG, or an SVG in UTF-8
 */
export function readLogoFile(
  file: Buffer,
): { readonly ok: true; readonly logo: CleanLogo } | { readonly ok: false; readonly why: LogoRefusal } {
  const read = clean(file);
  return typeof read === "string" ? { ok: false, why: read } : { ok: true, logo: read };
}

function clean(file: Buffer): CleanLogo | LogoRefusal {
  if (file.length > LOGO_BYTES_MAX) return "too_heavy";
  if (isPng(file)) return cleanPng(file);
  const text = new TextDecoder().decode(file);
  return text.includes("<svg") ? cleanSvg(text) : "not_a_picture";
}
