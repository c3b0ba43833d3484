import { readStamp, STAMP_HEADER, type Visitor } from "./stamp.ts";

export type { Visitor };

/** Anything that answers `get(name)`: the Fetch API's `Headers`, or what Next's `headers()` resolves to. */
export type HeadersLike = { get(name: string): string | null | undefined };

/**
 * Who is asking: the one source for host, address and scheme inside a portal.
 *
 * @returns the visitor stamped by this process's server for this request
 * @throws when the stamp is absent, forged, expired or of another process, which no browser can cause:
 *   the page runs without the server around it
 */
export function visitorOf(headers: HeadersLike): Visitor {
  const visitor = readStamp(headers.get(STAMP_HEADER), performance.now());
  if (!visitor)
    throw new Error("This request carries no valid visitor stamp: the portal must run behind startPortal().");
  return visitor;
}
