import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { AffectedPerson, NextLogin } from "@countersign/twofactor";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { personPath } from "../people/people-paths.ts";
import { type DraftedPolicies, withDrafts } from "../security/drafted-policies.ts";
import { kindNames } from "../security/policy-words.ts";
import { affectedFilePath, reviewPath } from "../security/security-paths.ts";

/** The people whose next login would be another one. */
export interface AffectedPeopleProps {
  drafts: DraftedPolicies;
  /** How many there are in all. */
  total: number;
  page: { readonly people: readonly AffectedPerson[]; readonly more: boolean };
  isFirst: boolean;
}

/** One page of them, with the way to the next and to all of them as a file. */
export function AffectedPeople({ drafts, total, page, isFirst }: AffectedPeopleProps) {
  const last = page.people.at(-1)?.accountId;
  return (
    <Section
      id="affected"
      title="People affected"
      lead={total === 0 ? undefined : `${counted(total, "person", "people")} would sign in differently next time.`}
      actions={
        total === 0 ? null : (
          <LinkButton href={withDrafts(affectedFilePath, drafts)} download="people-affected.csv">
            Download as CSV
          </LinkButton>
        )
      }
    >
      {page.people.length === 0 ? (
        <EmptyState>Nobody signs in differently.</EmptyState>
      ) : (
        <Table
          caption="People affected"
          captionHidden
          columns={["Name", "Who", "Now", "After the change", "Reachable"].map((label) => ({ label }))}
          rows={page.people.map((person) => ({ id: person.accountId, cells: cellsOf(person) }))}
        />
      )}
      {isFirst && !page.more ? null : (
        <ButtonRow>
          {isFirst ? null : <LinkButton href={withDrafts(reviewPath, drafts)}>First page</LinkButton>}
          {page.more && last ? (
            <LinkButton href={withDrafts(reviewPath, drafts, { after: last })}>Next page</LinkButton>
          ) : null}
        </ButtonRow>
      )}
    </Section>
  );
}

function cellsOf(person: AffectedPerson) {
  return [
    <TextLink key="name" href={personPath(person.kind, person.accountId)}>
      {person.name}
    </TextLink>,
    person.isAdmin ? "Staff, admin" : kindNames[person.kind],
    loginWords(person.before),
    loginWords(person.after),
    person.reachable ? "Yes" : "No",
  ];
}

function loginWords(login: NextLogin): string {
  if (login.at === "password") return "Password only";
  if (login.at === "trusted_device") return "Password only, on a trusted device";
  if (login.at === "code") return login.texts ? "Asked for a code, by email or text" : "Asked for a code";
  return login.skipsLeft === 0 ? "Must set up" : `Asked to set up, ${counted(login.skipsLeft, "skip")} left`;
}
