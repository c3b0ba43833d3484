import type { Kind } from "@countersign/db";
import { listPaths } from "../people/people-paths.ts";

/** Where everyone of a list is reminded, or with `id` how far that has come. */
export function remindersPath(kind: Kind, id: string | null, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${listPaths[kind]}/reminders${id ? `/${id}` : ""}${search ? `?${search}` : ""}`;
}
