import { Moment } from "@countersign/portal/words/moment.tsx";
import type { PolicyChange } from "@countersign/twofactor";
import { Table } from "@countersign/ui/data/table.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { kindNames, policyWords } from "./policy-words.ts";
import { policyVersionAnchor } from "./security-paths.ts";

/** Who changed which policy, from what to what. */
export function PolicyHistory({ changes }: { changes: readonly PolicyChange[] }) {
  return (
    <Section id="history" title="History of changes">
      <Table
        caption="History of changes"
        captionHidden
        columns={["When", "Policy", "Before", "Since then", "By"].map((label) => ({ label }))}
        rows={changes.map(({ kind, version, at, from, to, by }) => ({
          id: `${kind}-${version}`,
          cells: [
            <span key="at" id={policyVersionAnchor(kind, version)}>
              <Moment at={at.toISOString()} />
            </span>,
            kindNames[kind],
            from ? policyWords(kind, from) : "–",
            policyWords(kind, to),
            by ?? "Set up with the clinic",
          ],
        }))}
      />
    </Section>
  );
}
