import type { IncomingMessage } from "node:http";

/** Room for a photo from a phone. */
const MAX_BYTES = 12_000_000;
/** What is larger is heard out up to here, so that the browser shows our answer and not a broken connection. */
const MAX_HEARD_BYTES = 5 * MAX_BYTES;

/** What was posted, or why it is not looked at. */
export type PostedForm =
  | { readonly ok: true; readonly form: FormData }
  | { readonly ok: false; readonly why: FormRefusal };

/** `foreign`: from another site's page, or from none. */
export type FormRefusal = "foreign" | "too_large" | "unreadable";

/** Reads a form of our own page. Nothing of a larger one than any of ours is kept. */
export async function readForm(request: IncomingMessage): Promise<PostedForm> {
  const { origin, host } = request.headers;
  if (!origin || !URL.canParse(origin) || new URL(origin).host !== host) return { ok: false, why: "foreign" };
  const body = await readBody(request);
  if (!body) return { ok: false, why: "too_large" };
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  try {
    return { ok: true, form: await new Response(body, { headers }).formData() };
  } catch {
    return { ok: false, why: "unreadable" };
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > MAX_HEARD_BYTES) return null;
    if (length <= MAX_BYTES) chunks.push(chunk);
  }
  return length > MAX_BYTES ? null : Buffer.concat(chunks);
}
