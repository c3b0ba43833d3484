import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Notice } from "@countersign/ui/feedback/notice.tsx";
import type { Meant } from "../meant-people.ts";
import { type TrailQuery, trailHref } from "../trail-query.ts";

/** Says whom a filter could mean when that is not clear, each as a link. Nothing when it is. */
export function PeopleMeant({ field, meant, query }: { field: "person" | "actor"; meant: Meant; query: TrailQuery }) {
  if (meant.is === "nobody") {
    return (
      <Notice tone="caution">Nobody has the email or the name “{query[field]}”, so nothing is filtered by it.</Notice>
    );
  }
  if (meant.is !== "several") return null;
  return (
    <Notice tone="info">
      <p>Several people begin like “{query[field]}”. Whom do you mean?</p>
      <ul {...{ role: "list" }} className="mt-2 flex flex-col gap-1">
        {meant.accounts.map(({ id, name, email }) => (
          <li key={id} className="wrap-anywhere">
            <TextLink href={trailHref({ ...query, [field]: id, after: null, before: null })}>{name}</TextLink> {email}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
