import type { Kind } from "@countersign/db";
import { isRequired, isSamePolicy, type PolicyDraft, type PolicyDrafts } from "@countersign/twofactor";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { furtherWords, kindNames, modeMeanings, policyWords } from "../security/policy-words.ts";

/** What is in force and what would be, side by side, with what it means. */
export function PolicyComparison({ active, drafts }: { active: PolicyDrafts; drafts: PolicyDrafts }) {
  const kinds: readonly Kind[] = ["staff", "patient"];
  return (
    <Section id="comparison" title="What changes">
      <DescriptionList
        items={kinds.map((kind) => ({
          term: kindNames[kind],
          value: <Change kind={kind} before={active[kind]} after={drafts[kind]} />,
        }))}
      />
    </Section>
  );
}

function furtherChange(kind: Kind, before: PolicyDraft, after: PolicyDraft): string {
  const [then, now] = [furtherWords(kind, before), furtherWords(kind, after)];
  return then === now ? now : `${now} Until now: ${then}`;
}

function Change({ kind, before, after }: { kind: Kind; before: PolicyDraft; after: PolicyDraft }) {
  const same = isSamePolicy(before, after);
  return (
    <div className="flex flex-col gap-1">
      <p>
        {same ? (
          <>Stays: {policyWords(kind, after)}</>
        ) : policyWords(kind, before) === policyWords(kind, after) ? (
          <strong>{policyWords(kind, after)}</strong>
        ) : (
          <>
            {policyWords(kind, before)} <span aria-hidden="true">→</span>
            <span className="sr-only"> becomes </span> <strong>{policyWords(kind, after)}</strong>
          </>
        )}
      </p>
      <p className="max-w-prose text-ink-muted text-sm">{modeMeanings[kind][after.mode]}</p>
      <p className="max-w-prose text-ink-muted text-sm">{furtherChange(kind, before, after)}</p>
      {kind === "staff" && before.skipsAllowed !== after.skipsAllowed && !isRequired(after.mode) ? (
        <p className="text-ink-muted text-sm">{`Logins that may be skipped, once it is required: ${before.skipsAllowed} → ${after.skipsAllowed}.`}</p>
      ) : null}
    </div>
  );
}
