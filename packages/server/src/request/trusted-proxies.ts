import { BlockList, isIP } from "node:net";

/** Says whether an address (canonical form) belongs to a proxy whose forwarding headers count. */
export type TrustedProxies = (address: string) => boolean;

/**
 * Reads a comma-separated list of addresses and CIDR ranges.
 *
 * @returns the check, or null when an entry is neither
 */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry && !addEntry(list, entry)) return null;
  }
  return (address) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function addEntry(list: BlockList, entry: string): boolean {
  const [, network = "", prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const family = isIP(network);
  const bits = family === 6 ? 128 : 32;
  const length = prefix === undefined ? bits : Number(prefix);
  if (family === 0 || length > bits) return false;
  list.addSubnet(network, length, family === 6 ? "ipv6" : "ipv4");
  return true;
}
