import { clinicOfRequest, place } from "@countersign/auth/place.ts";
import { manifestOf } from "./manifest.ts";

/** Browsers keep it so long; a clinic that changes its name waits no longer. */
const KEPT_SECONDS = 60 * 60;

/** `/manifest.webmanifest`: this portal under the name of the clinic that the host names. It asks nobody who they are. */
export async function sendManifest(): Promise<Response> {
  const [clinic, { portal }] = await Promise.all([clinicOfRequest(), place()]);
  return Response.json(manifestOf(clinic, portal), {
    headers: { "Content-Type": "application/manifest+json", "Cache-Control": `public, max-age=${KEPT_SECONDS}` },
  });
}
