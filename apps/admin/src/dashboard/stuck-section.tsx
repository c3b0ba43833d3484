import { STUCK_NAMED, type StuckPerson, type StuckReason, stuckReasons } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { personPath } from "../people/people-paths.ts";

/** What keeps them, and the list in which all of them are where there is one. */
const words: Readonly<Record<StuckReason, { readonly title: string; readonly lead: string; readonly all?: string }>> = {
  reset_waiting: { title: "Reset requested", lead: "An admin's reset waits for another admin." },
  disowned: {
    title: "Said that it was not them",
    lead: "Somebody else may know their password, and they have not chosen a new one. Ask them what they saw.",
  },
  locked: {
    title: "Locked",
    lead: "Too many wrong codes. Unlock them once you know who they are.",
    all: "status=locked",
  },
  no_skips_left: {
    title: "No skips left",
    lead: "They must set it up at their next login, or cannot get in.",
    all: "status=not_enrolled",
  },
  address_failing: {
    title: "Address failing",
    lead: "Mails or texts to them do not arrive. Correct it with them.",
    all: "trait=address_failing",
  },
};

/** People who cannot go on without help, by reason, each a link. */
export function StuckSection({ stuck }: { stuck: Readonly<Record<StuckReason, readonly StuckPerson[]>> }) {
  const some = stuckReasons.filter((why) => stuck[why].length > 0);
  return (
    <Section id="stuck" title="People who are stuck" lead={some.length > 0 ? "Who needs somebody's help." : undefined}>
      {some.length === 0 ? <EmptyState>Nobody needs help at the moment.</EmptyState> : null}
      {some.map((why) => (
        <Stuck key={why} why={why} people={stuck[why]} />
      ))}
    </Section>
  );
}

function Stuck({ why, people }: { why: StuckReason; people: readonly StuckPerson[] }) {
  const { title, lead, all } = words[why];
  const more = people.length > STUCK_NAMED;
  const kinds = [...new Set(people.map(({ kind }) => kind))];
  return (
    <div>
      <h3 className="font-medium">{title}</h3>
      <p className="mt-1 text-ink-muted text-sm">{lead}</p>
      <ul {...{ role: "list" }} aria-label={title} className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        {people.slice(0, STUCK_NAMED).map(({ accountId, kind, name }) => (
          <li key={accountId}>
            <TextLink href={personPath(kind, accountId)}>{name}</TextLink>
            {kind === "patient" ? <span className="text-ink-muted text-sm"> (patient)</span> : null}
          </li>
        ))}
      </ul>
      {more ? (
        <p className="mt-2 text-sm">
          {all
            ? kinds.map((kind) => (
                <span key={kind} className="mr-5">
                  <TextLink href={`/${kind === "staff" ? "staff" : "patients"}?${all}`}>
                    {kind === "staff" ? `All staff: ${title.toLowerCase()}` : `All patients: ${title.toLowerCase()}`}
                  </TextLink>
                </span>
              ))
            : "And more."}
        </p>
      ) : null}
    </div>
  );
}
