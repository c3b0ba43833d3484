import type { Portal } from "@countersign/db";

/** Where the portals are, as the operator configured them; never taken from a request. */
export type PortalAddresses = {
  /** An address, or a template such as `https://{clinic}.staff.example.org`. */
  readonly urls: Readonly<Record<Portal, string>>;
  /** The clinic that is served on the bare addresses. */
  readonly defaultClinic: string | null;
  /** Set where a deployment has one clinic, served on any host. */
  readonly onlyClinic: string | null;
};

/** The address of a clinic's portal without a trailing slash: its slug is the first label unless the bare host is its own. */
export function portalAddress(addresses: PortalAddresses, portal: Portal, slug: string): string {
  const configured = addresses.urls[portal].replace(/\/+$/, "");
  if (configured.includes("{clinic}")) return configured.replaceAll("{clinic}", slug);
  if (addresses.onlyClinic !== null || slug === addresses.defaultClinic) return configured;
  const url = new URL(configured);
  url.hostname = `${slug}.${url.hostname}`;
  return url.href.replace(/\/+$/, "");
}
