import type { ServerResponse } from "node:http";
import type { Refusal } from "../request/refusal.ts";

/** Everything the server says with a page of its own. */
export type PlainAnswer = Refusal | "failed" | "busy" | "unavailable";

const PAGES: Record<PlainAnswer, { readonly status: number; readonly title: string; readonly text: string }> = {
  "bad-host": { status: 400, title: "This address is not valid", text: "Check the address and open the page again." },
  "not-found": { status: 404, title: "Page not found", text: "Check the address, or go back to where you came from." },
  "too-long": { status: 414, title: "This address is too long", text: "Check the address and open the page again." },
  "wrong-method": { status: 405, title: "This request is not possible", text: "Open the page in a browser." },
  "foreign-origin": {
    status: 403,
    title: "This form did not come from our pages",
    text: "For your safety nothing was changed. Open the page again and send the form from there.",
  },
  "no-length": { status: 411, title: "This request is not possible", text: "Open the page in a browser." },
  "too-large": { status: 413, title: "That was too much to send", text: "Go back and send less." },
  failed: { status: 500, title: "Something went wrong on our side", text: "Try again in a moment." },
  busy: { status: 503, title: "Too many people at once", text: "Nothing was lost. Try again in a few seconds." },
  unavailable: {
    status: 503,
    title: "Not available right now",
    text: "Nothing was lost. Try again in a moment.",
  },
};

const RETRY_AFTER_SECONDS = 5;

/** Asks the browser to come back soon: too many are here, or what a page needs is away. */
export function sendComeBack(response: ServerResponse, why: "busy" | "unavailable"): void {
  sendPlainPage(response, why, { "Retry-After": String(RETRY_AFTER_SECONDS) });
}

/** Apologises. What was begun already is cut instead, so that nobody takes half an answer for a whole one. */
export function sendFailure(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  sendPlainPage(response, "failed");
}

/** Answers with a small page that needs no script, no style sheet and no Next. */
export function sendPlainPage(
  response: ServerResponse,
  answer: PlainAnswer,
  headers: Record<string, string> = {},
): void {
  const { status } = PAGES[answer];
  const body = plainPage(answer);
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

function plainPage(answer: PlainAnswer): string {
  const { title, text } = PAGES[answer];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`;
}
