import type { Portal } from "@countersign/db";
import type { PortalAddresses } from "@countersign/messages/portal-address";

const IP_ADDRESS = /^(\[.*\]|\d+(\.\d+){3})$/;

/**
 * Which clinic a host belongs to: its first label, unless it names no clinic at all (an IP address, a bare
 * `localhost`, the configured address itself), where the default clinic is meant.
 *
 * @param hostname lower case, without a port; IPv6 in brackets
 * @returns a slug that may belong to no clinic; without a default clinic, the hostname itself
 */
export function clinicSlugOf(hostname: string, portal: Portal, addresses: PortalAddresses): string {
  if (addresses.onlyClinic) return addresses.onlyClinic;
  const bare = hostname === "localhost" || IP_ADDRESS.test(hostname) || hostname === bareHostOf(portal, addresses);
  if (bare) return addresses.defaultClinic ?? hostname;
  return hostname.split(".", 1)[0] ?? hostname;
}

/** The configured host that carries no clinic's name, or null where the configured address is a template. */
function bareHostOf(portal: Portal, { urls }: PortalAddresses): string | null {
  return urls[portal].includes("{clinic}") ? null : new URL(urls[portal]).hostname;
}
