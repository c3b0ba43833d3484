import { once } from "node:events";
import { IncomingMessage } from "node:http";

/**
 * Reads a request's body to its announced end.
 *
 * @returns the bytes, or null when the browser went before the last of them
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const announced = Number(request.headers["content-length"] ?? 0);
  const parts: Buffer[] = [];
  const gone = new AbortController();
  const leave = () => gone.abort();
  request.once("close", leave);
  try {
    for (let missing = announced; missing > 0; ) {
      const part: Buffer | null = request.read();
      if (part) {
        parts.push(part);
        missing -= part.length;
      } else await once(request, "readable", { signal: gone.signal });
    }
  } catch {
    return null;
  } finally {
    request.off("close", leave);
  }
  return Buffer.concat(parts);
}

/**
 * The same request with its body still to be read. Putting it back into the first one is not enough: Fetch's `Request`,
 * which Next makes for route handlers, takes no stream that was read from.
 */
export function unread(request: IncomingMessage, body: Buffer): IncomingMessage {
  if (body.length === 0) return request;
  const { method, url, headers, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const copy = new IncomingMessage(request.socket);
  Object.assign(copy, { method, url, headers, httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  copy.push(body);
  copy.push(null);
  return copy;
}
