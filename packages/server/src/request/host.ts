import { isIPv6 } from "node:net";

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^(?<hostname>${LABEL}(?:\\.${LABEL})*|\\[[0-9a-f:.]{2,45}\\])(?::(?<port>[1-9][0-9]{0,4}))?$`);
const MAX_HOSTNAME_CHARACTERS = 253;

/**
 * A Host header as this server understands it: lower case, no user info, no trailing dot, port only if unusual.
 *
 * @returns the host, or null when it is missing or malformed
 * @see RFC 9112 §3.2: a malformed Host is answered with 400
 */
export function normaliseHost(raw: string | undefined, secure: boolean): string | null {
  const { hostname, port } = HOST.exec(raw?.toLowerCase() ?? "")?.groups ?? {};
  if (!hostname || hostname.length > MAX_HOSTNAME_CHARACTERS) return null;
  if (hostname.startsWith("[") && !isIPv6(hostname.slice(1, -1))) return null;
  if (!port || port === (secure ? "443" : "80")) return hostname;
  return Number(port) <= 65535 ? `${hostname}:${port}` : null;
}

/** A host without its port. */
export function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, "");
}
