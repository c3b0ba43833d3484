import { findLogo } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { place } from "@countersign/auth/place.ts";
import { logoVersionIn } from "./logo-path.ts";

/** The address changes with the logo, so a browser never has to ask again. */
const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** `/clinic-logo`: the logo of the clinic that the host names, for anyone. An SVG holds nothing that runs or fetches. */
export async function sendLogo(request: Request): Promise<Response> {
  const version = logoVersionIn(new URL(request.url));
  const logo = version && (await findLogo(context().db, (await place()).clinicSlug, version));
  if (!logo) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "Content-Type": logo.mediaType,
      "Cache-Control": `public, max-age=${KEPT_SECONDS}, immutable`,
      "Content-Disposition": "inline",
    },
  });
}
