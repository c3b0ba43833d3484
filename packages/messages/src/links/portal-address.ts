import type { Portal } from "@countersign/db";

/** Where the portals are, as the operator configured them; never taken from a request. */
export type PortalAddresses = {
  /** An address, with or without a slash at its end, or a template such as `https://{clinic}.staff.example.org`. */
  readonly urls: Readonly<Record<Portal, string>>;
  /** The clinic of the bare addresses. */
  readonly defaultClinic: string | null;
  /** The clinic of every host, where a deployment has one. */
  readonly onlyClinic: string | null;
};

/**
 * The public address of a clinic's portal, without a slash at its end: its slug is the first label unless the bare
 * address is its own. From the settings alone, so that no Host header finds its way into a link.
 */
export function portalAddress(portal: Portal, slug: string, addresses: PortalAddresses): string {
  const configured = addresses.urls[portal].replace(/\/+$/, "");
  if (configured.includes("{clinic}")) return configured.replaceAll("{clinic}", slug);
  if (addresses.onlyClinic || slug === addresses.defaultClinic) return configured;
  const url = new URL(configured);
  url.hostname = `${slug}.${url.hostname}`;
  return url.href.replace(/\/+$/, "");
}
