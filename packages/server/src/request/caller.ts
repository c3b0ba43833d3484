import type { IncomingMessage } from "node:http";
import { canonicalAddress } from "./address.ts";
import { normaliseHost } from "./host.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

/** Where a request comes from and how it addressed us. */
export type Caller = { readonly host: string; readonly address: string; readonly secure: boolean };

/**
 * The only place that reads forwarding headers, and only when the peer is a proxy the operator named.
 * Such a proxy must set or append X-Forwarded-For, and overwrite X-Forwarded-Proto and X-Forwarded-Host if it sends them.
 *
 * @returns the caller, or null when host, scheme or address is malformed
 */
export function callerOf(request: IncomingMessage, isTrusted: TrustedProxies): Caller | null {
  const peer = canonicalAddress(request.socket.remoteAddress);
  // Two Host headers: proxies disagree on which one counts, so neither does.
  if (!peer || (request.headersDistinct.host?.length ?? 0) > 1) return null;
  if (!isTrusted(peer)) return callerFrom(request.headers.host, "http", peer);

  const address = forwardedAddress(peer, listOf(request, "x-forwarded-for"), isTrusted);
  const host = listOf(request, "x-forwarded-host").at(-1) ?? request.headers.host;
  return callerFrom(host, listOf(request, "x-forwarded-proto").at(-1) ?? "http", address);
}

function callerFrom(rawHost: string | undefined, scheme: string, address: string): Caller | null {
  if (scheme !== "http" && scheme !== "https") return null;
  const secure = scheme === "https";
  const host = normaliseHost(rawHost, secure);
  return host ? { host, address, secure } : null;
}

/** The right-most hop that is not ours: everything left of it was written by whoever sits there. */
function forwardedAddress(peer: string, hops: readonly string[], isTrusted: TrustedProxies): string {
  let nearest = peer;
  for (const hop of hops.toReversed()) {
    const address = canonicalAddress(hop);
    if (!address) return nearest;
    nearest = address;
    if (!isTrusted(address)) return nearest;
  }
  return nearest;
}

function listOf(request: IncomingMessage, name: string): string[] {
  const value = request.headersDistinct[name]?.join(",") ?? "";
  return value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}
