import { isIP, SocketAddress } from "node:net";

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/;
const WITH_PORT = /^(?:\[(?<six>[^\]]+)\]|(?<four>\d+\.\d+\.\d+\.\d+))(?::\d{1,5})?$/;

/**
 * One spelling per address, so that two spellings never count as two visitors.
 *
 * @param raw an address as a socket or a proxy writes it, with or without a port or zone
 * @returns the canonical address, or null when it is none
 */
export function canonicalAddress(raw: string | undefined): string | null {
  const groups = WITH_PORT.exec(raw?.trim() ?? "")?.groups;
  const bare = (groups?.six ?? groups?.four ?? raw?.trim() ?? "").replace(/%.*$/, "");
  const family = isIP(bare);
  if (family === 0) return null;
  if (family === 4) return bare;

  const { address } = new SocketAddress({ address: bare, family: "ipv6" });
  return IPV4_IN_IPV6.exec(address)?.[1] ?? address;
}
