import type { EventProof } from "@countersign/audit";
import { Moment } from "@countersign/portal/words/moment.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";

/** How one event hangs in its seal, for whoever checks it by hand. */
export function ProofSection({ proof }: { proof: EventProof | null }) {
  if (!proof) {
    return (
      <Section id="proof" title="Proof">
        <EmptyState>Not sealed yet. The courier seals new events each minute.</EmptyState>
      </Section>
    );
  }
  const { seal, leaf, hash, path, previousChain } = proof;
  const hex = (bytes: Buffer) => <code className="wrap-anywhere text-sm">{bytes.toString("hex")}</code>;
  return (
    <Section
      id="proof"
      title="Proof"
      lead="The event is one leaf of its seal's tree. With the hashes beside its way it leads to the root, which the signed chain value binds."
    >
      <DescriptionList
        items={[
          { term: "Seal", value: `${seal.number}, with ${seal.events} ${seal.events === 1 ? "event" : "events"}` },
          { term: "Sealed", value: <Moment at={seal.sealedAt} /> },
          { term: "Leaf", value: `${leaf + 1} of ${seal.events}` },
          { term: "Leaf hash", value: hex(hash) },
          {
            term: "Way to the root",
            value:
              path.length === 0 ? (
                "None: it is the only leaf"
              ) : (
                <ol className="list-inside list-decimal">
                  {path.map((beside) => (
                    <li key={beside.toString("hex")}>{hex(beside)}</li>
                  ))}
                </ol>
              ),
          },
          { term: "Root", value: hex(Buffer.from(seal.root, "hex")) },
          { term: "Chain value before", value: hex(previousChain) },
          { term: "Chain value", value: hex(seal.chain) },
          { term: "Signature", value: hex(seal.signature) },
        ]}
      />
    </Section>
  );
}
