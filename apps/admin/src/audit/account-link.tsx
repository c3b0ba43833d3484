import type { Kind } from "@countersign/db";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { personPath } from "../people/people-paths.ts";

/** Somebody of the trail, by their name of today. */
export function AccountLink({ id, name, kind }: { id: string; name: string | null; kind: Kind | null }) {
  return kind ? <TextLink href={personPath(kind, id)}>{name ?? id}</TextLink> : <span>somebody unknown</span>;
}
