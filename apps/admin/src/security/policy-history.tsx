import { Moment } from "@countersign/portal/words/moment.tsx";
import { isSamePolicy, type PolicyChange } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { type DraftedPolicies, withDrafts } from "./drafted-policies.ts";
import { furtherWords, kindNames, policyWords } from "./policy-words.ts";
import { policyVersionAnchor, reviewPath } from "./security-paths.ts";

/** Who changed which policy, from what to what and why, each with the way back to it. */
export function PolicyHistory({ changes, inForce }: { changes: readonly PolicyChange[]; inForce: DraftedPolicies }) {
  return (
    <Section
      id="history"
      title="History of changes"
      lead="Returning to an earlier policy is a change like any other: you see first what it would do."
    >
      <Table
        caption="History of changes"
        captionHidden
        columns={[
          { label: "When", long: false },
          { label: "Policy" },
          { label: "Before" },
          { label: "After" },
          { label: "Reason", long: true },
          { label: "Status" },
        ]}
        rows={changes.map((change) => ({
          id: `${change.kind}-${change.version}`,
          cells: cellsOf(change, inForce),
        }))}
      />
    </Section>
  );
}

function cellsOf({ kind, version, at, from, to, reason, by }: PolicyChange, inForce: DraftedPolicies) {
  const again = { ...inForce, [kind]: to };
  return [
    <span key="at" id={policyVersionAnchor(kind, version)}>
      <Moment at={at.toISOString()} />
      <span className="block font-normal text-ink-muted text-sm">{by ?? "Set up with the clinic"}</span>
    </span>,
    kindNames[kind],
    from ? <PolicyCell key="from" kind={kind} policy={from} /> : "–",
    <PolicyCell key="to" kind={kind} policy={to} />,
    reason ?? "–",
    version === inForce.expected[kind] ? (
      <Badge key="now" tone="good">
        {`In force for ${kindNames[kind].toLowerCase()}`}
      </Badge>
    ) : isSamePolicy(to, inForce[kind]) ? (
      "Same as now"
    ) : (
      <TextLink key="return" href={withDrafts(reviewPath, again)}>
        Return to this
      </TextLink>
    ),
  ];
}

function PolicyCell({ kind, policy }: { kind: PolicyChange["kind"]; policy: PolicyChange["to"] }) {
  return (
    <>
      {policyWords(kind, policy)}
      <span className="block text-ink-muted text-sm">{furtherWords(kind, policy)}</span>
    </>
  );
}
