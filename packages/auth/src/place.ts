import { type Clinic, findClinic } from "@countersign/accounts";
import type { Portal } from "@countersign/db";
import { portalAddress } from "@countersign/messages/portal-address";
import { visitorOf } from "@countersign/server/visitor";
import type { Place, Visitor } from "@countersign/twofactor";
import { headers } from "next/headers";
import { cache } from "react";
import { browserName } from "./browser-name.ts";
import { clinicSlugOf } from "./clinic-host.ts";
import { context } from "./context.ts";
import { settings } from "./env.ts";

/** The request as the server stamped it: host, address, path and nonce. */
export async function stampedVisitor() {
  return visitorOf(await headers());
}

/** Where this request arrived: this process's portal, the clinic its host names. */
export async function place(): Promise<Place> {
  const { hostname } = await stampedVisitor();
  const { portal } = settings();
  return { portal, clinicSlug: clinicSlugOf(hostname, portal, settings()) };
}

/** Who is asking, in the words of notices, lists and the audit trail. */
export async function visitor(): Promise<Visitor> {
  const { address, userAgent } = await stampedVisitor();
  return { address, browser: browserName(userAgent) };
}

/** The clinic this request's host names, or null when there is no such clinic. One statement per rendered page. */
export const clinicOfRequest = cache(async (): Promise<Clinic | null> => {
  const { clinicSlug } = await place();
  return findClinic(context().db, clinicSlug);
});

/**
 * The address of a page for links in another portal or in a message, from configured addresses alone.
 *
 * @param path begins with a slash
 */
export function publicUrl(portal: Portal, clinicSlug: string, path: string): string {
  return `${portalAddress(portal, clinicSlug, settings())}${path}`;
}
