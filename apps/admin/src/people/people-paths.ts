import type { Kind } from "@countersign/db";

/** Where each kind of people is listed. */
export const listPaths: Readonly<Record<Kind, string>> = { staff: "/staff", patient: "/patients" };

/** The page of one person. */
export function personPath(kind: Kind, accountId: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${listPaths[kind]}/${accountId}${search ? `?${search}` : ""}`;
}
