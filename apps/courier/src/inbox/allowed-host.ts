import { isIP } from "node:net";

/**
 * Whether a Host header names this machine and not a domain. A stranger's page can have its own domain point here and
 * then read what it answers, codes included; an address or a name without a dot cannot be had like that.
 */
export function isAllowedHost(host: string | undefined): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  if (name.startsWith("[") || isIP(name) !== 0) return true;
  return !name.includes(".") || name.endsWith(".localhost");
}
