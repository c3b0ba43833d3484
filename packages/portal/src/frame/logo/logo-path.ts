import type { Clinic } from "@countersign/accounts";
import type { Logo } from "@countersign/ui/page/frame-header.tsx";

const VERSION = /^[0-9a-f]{16}-(\d{1,4})x(\d{1,4})$/;

/** A clinic's logo as a page shows it, or null for none. */
export function logoOf({ logoVersion }: Pick<Clinic, "logoVersion">): Logo | null {
  const [, width, height] = VERSION.exec(logoVersion ?? "") ?? [];
  if (!logoVersion || !width || !height) return null;
  return { src: `/clinic-logo?version=${logoVersion}`, width: Number(width), height: Number(height) };
}

/** The version that such an address names, or null. */
export function logoVersionIn(address: URL): string | null {
  const version = address.searchParams.get("version") ?? "";
  return VERSION.test(version) ? version : null;
}
