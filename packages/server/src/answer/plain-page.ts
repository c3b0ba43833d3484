import type { ServerResponse } from "node:http";
import type { PostFault } from "../post/post-fault.ts";
import type { Refusal } from "../request/refusal.ts";
import { nonceOf } from "./guard-headers.ts";
import { PLAIN_STYLE } from "./plain-style.ts";

/** Everything the server says with a page of its own. */
export type PlainAnswer = Refusal | PostFault | "failed" | "busy" | "unavailable";

type Page = {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  /** Where to go on: the same address once more, the first page, or both, the first of them as the button. */
  readonly ways: readonly Way[];
};
type Way = "again" | "reload" | "home";

const PAGES: Readonly<Record<PlainAnswer, Page>> = {
  "bad-host": {
    status: 400,
    title: "This address is not valid",
    text: "Check the address and open the page again.",
    ways: [],
  },
  "not-found": {
    status: 404,
    title: "Page not found",
    text: "Check the address, or go back to the page you came from.",
    ways: ["home"],
  },
  "too-long": {
    status: 414,
    title: "This address is too long",
    text: "Check the address and open the page again.",
    ways: ["home"],
  },
  "wrong-method": {
    status: 405,
    title: "This request is not possible",
    text: "Open the page in a browser.",
    ways: ["home"],
  },
  "foreign-origin": {
    status: 403,
    title: "This form did not come from our pages",
    text: "To keep you safe, nothing was saved. Open the page again and send the form from there.",
    ways: ["reload", "home"],
  },
  "no-length": {
    status: 411,
    title: "This request is not possible",
    text: "Nothing was saved. Open the page in a browser.",
    ways: ["home"],
  },
  "too-large": {
    status: 413,
    title: "This is too much to send",
    text: "Nothing was saved. Go back and send a smaller file or less text.",
    ways: ["reload", "home"],
  },
  "not-a-form": {
    status: 415,
    title: "This request is not possible",
    text: "Nothing was saved. Open the page in a browser and use the form there.",
    ways: ["reload", "home"],
  },
  unreadable: {
    status: 400,
    title: "We couldn’t read this form",
    text: "Nothing was saved. Open the page again and fill in the form there.",
    ways: ["reload", "home"],
  },
  outdated: {
    status: 409,
    title: "This page was out of date",
    text: "We updated this site while you had the page open. Nothing was saved. Open the page again and fill in the form there.",
    ways: ["reload", "home"],
  },
  failed: {
    status: 500,
    title: "Something went wrong",
    text: "Sorry, something went wrong on our side. Nothing was saved. Try again in a moment.",
    ways: ["again", "home"],
  },
  busy: {
    status: 503,
    title: "Too many people at once",
    text: "Nothing was saved. Try again in a few seconds.",
    ways: ["again"],
  },
  unavailable: {
    status: 503,
    title: "Not available right now",
    text: "Nothing was saved. Try again in a moment.",
    ways: ["again"],
  },
};

/** An empty address is the page's own; the button then asks for it, whatever was posted to it before. */
const WAYS: Readonly<Record<Way, string>> = {
  again: '<a href="">Try again</a>',
  reload: '<a href="">Open the page again</a>',
  home: '<a href="/">Go to the home page</a>',
};

const RETRY_AFTER_SECONDS = 5;

/** By this header Next's client router knows that its page is of another build. */
const OUTDATED = { "x-nextjs-action-not-found": "1" };

const answered = new WeakMap<ServerResponse, PlainAnswer>();

/** Which page of its own the server sent, or null where Next answered. */
export function plainAnswerOf(response: ServerResponse): PlainAnswer | null {
  return answered.get(response) ?? null;
}

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

/** Answers with a small page that needs no script, no other file and no Next. */
export function sendPlainPage(
  response: ServerResponse,
  answer: PlainAnswer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = plainPage(PAGES[answer], nonceOf(response));
  answered.set(response, answer);
  response.writeHead(PAGES[answer].status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    ...(answer === "outdated" ? OUTDATED : {}),
    ...headers,
  });
  response.end(body);
}

function plainPage({ title, text, ways }: Page, nonce: string): string {
  const links = ways.map((way) => WAYS[way]).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<title>${title} – Countersign</title>
<style nonce="${nonce}">${PLAIN_STYLE}</style>
</head>
<body>
<header><p>Countersign</p></header>
<main>
<h1>${title}</h1>
<p>${text}</p>
${links ? `<nav aria-label="Where to go next">\n${links}\n</nav>\n` : ""}</main>
</body>
</html>
`;
}
