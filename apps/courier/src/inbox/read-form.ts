import type { IncomingMessage } from "node:http";

const MAX_CHARACTERS = 2_000;

/** A posted form of our own page, or null: from another origin, from none, or longer than any form of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== host) return null;
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > MAX_CHARACTERS) return null;
  }
  return new URLSearchParams(text);
}
