import { accentCss } from "@countersign/messages/colours";
import { accentIn } from "./accent-path.ts";

/** Browsers keep it so long: a later version of ours may shade the same colour otherwise. */
const KEPT_SECONDS = 24 * 60 * 60;

/** `/accent.css`: the style sheet of the colour that the address names. It knows no clinic and asks nobody. */
export function sendAccentSheet(request: Request): Response {
  const accent = accentIn(new URL(request.url));
  if (!accent) return new Response(null, { status: 404 });
  return new Response(accentCss(accent), {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": `public, max-age=${KEPT_SECONDS}` },
  });
}
