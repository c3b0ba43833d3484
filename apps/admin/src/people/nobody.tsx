import type { Kind } from "@countersign/db";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { invitePath } from "../invite/invite-paths.ts";
import { isNarrowed, type PeopleSearch, peopleHref } from "./people-query.ts";

/** What stands where nobody is: nobody yet, nobody who matches, or a page that emptied meanwhile. */
export function Nobody({ kind, search }: { kind: Kind; search: PeopleSearch }) {
  const everybody = <LinkButton href={peopleHref(kind, {})}>Show everybody</LinkButton>;
  if (isNarrowed(search)) return <EmptyState action={everybody}>Nobody matches this search.</EmptyState>;
  if (search.after ?? search.before) return <EmptyState action={everybody}>Nobody is left on this page.</EmptyState>;
  return (
    <EmptyState action={<LinkButton href={invitePath(kind)}>Invite people</LinkButton>}>
      There is nobody here yet. Invite people one by one or from a file.
    </EmptyState>
  );
}
