import type { Kind } from "@countersign/db";
import { listPaths } from "../people/people-paths.ts";

const withQuery = (path: string, query: Readonly<Record<string, string>>) => {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
};

/** Where people of a kind are invited, one by one and from a file. */
export function invitePath(kind: Kind, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`${listPaths[kind]}/invite`, query);
}

/** The page of one checked file. */
export function runPath(kind: Kind, runId: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`${invitePath(kind)}/${runId}`, query);
}

/** The lines of a file that are not invited, as a file. */
export function refusedFilePath(kind: Kind, runId: string): string {
  return `${runPath(kind, runId)}/refused.csv`;
}
