import type { Portal } from "@countersign/db";

/** What is configured about where clinics are served. */
export type ClinicAddresses = {
  readonly urls: Readonly<Record<Portal, string>>;
  readonly defaultClinic: string | null;
  readonly onlyClinic: string | null;
};

const IP_ADDRESS = /^(\[.*\]|\d+(\.\d+){3})$/;

/**
 * Which clinic a host belongs to: its first label, unless it names no clinic at all (an IP address, a bare
 * `localhost`, the configured address itself), where the default clinic is meant.
 *
 * @param hostname lower case, without a port; IPv6 in brackets
 * @returns a slug that may belong to no clinic; without a default clinic, the hostname itself
 */
export function clinicSlugOf(hostname: string, portal: Portal, addresses: ClinicAddresses): string {
  if (addresses.onlyClinic) return addresses.onlyClinic;
  const bare = hostname === "localhost" || IP_ADDRESS.test(hostname) || hostname === bareHostOf(portal, addresses);
  if (bare) return addresses.defaultClinic ?? hostname;
  return hostname.split(".", 1)[0] ?? hostname;
}

/**
 * The public address of a clinic's portal, without a trailing slash: from the settings alone, so that no Host header
 * finds its way into a link.
 */
export function portalAddress(portal: Portal, slug: string, addresses: ClinicAddresses): string {
  const configured = addresses.urls[portal];
  if (configured.includes("{clinic}")) return configured.replaceAll("{clinic}", slug);
  if (addresses.onlyClinic || slug === addresses.defaultClinic) return configured;
  const url = new URL(configured);
  url.hostname = `${slug}.${url.hostname}`;
  return url.origin;
}

/** The configured host that carries no clinic's name, or null where the configured address is a template. */
function bareHostOf(portal: Portal, { urls }: ClinicAddresses): string | null {
  return urls[portal].includes("{clinic}") ? null : new URL(urls[portal]).hostname;
}
