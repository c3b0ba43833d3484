import type { Portal } from "@countersign/db";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { LoginState, SignIn } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import type { Tone } from "@countersign/ui/feedback/tone.ts";
import { Section } from "@countersign/ui/page/section.tsx";
import { policyVersionPath } from "../../security/security-paths.ts";
import { outcomeWords, signInFacts, signInSentence } from "./sign-in-sentences.ts";

const tones: Readonly<Record<LoginState, Tone>> = {
  redeemed: "good",
  open: "info",
  completed: "info",
  cancelled: "neutral",
  replaced: "neutral",
  failed: "danger",
  expired: "neutral",
};

const doors: Readonly<Record<Portal, string | null>> = { staff: null, admin: "Admin console", patient: null };

/** Why: each of somebody's newest sign-ins, what it asked of them, by which policy, and what came of it. */
export function SignInsSection({ signIns, mayOpenPolicy }: { signIns: readonly SignIn[]; mayOpenPolicy: boolean }) {
  return (
    <Section
      id="sign-ins"
      title="Sign-ins"
      lead="Each time the right password was typed, and why it went on as it did."
    >
      {signIns.length === 0 ? (
        <EmptyState>No sign-in is kept in detail yet. What happened earlier is in the history.</EmptyState>
      ) : (
        <ol {...{ role: "list" }} aria-label="Sign-ins" className="divide-y divide-line">
          {signIns.map((signIn) => (
            <li key={signIn.id} className="grid gap-x-6 gap-y-1 py-3 first:pt-0 last:pb-0 sm:grid-cols-[12rem_1fr]">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-sm sm:flex-col sm:items-start sm:leading-6">
                <Moment at={signIn.at.toISOString()} />
                <Badge tone={tones[signIn.state]}>{outcomeWords[signIn.state]}</Badge>
              </div>
              <div className="min-w-0 wrap-anywhere">
                <p>{signInSentence(signIn)}</p>
                <p className="text-ink-muted text-sm">
                  {[doors[signIn.portal], signIn.browser, signIn.address, ...signInFacts(signIn)]
                    .filter((part) => part !== null && part !== "")
                    .join(" · ")}
                </p>
                <PolicyVersion signIn={signIn} mayOpenPolicy={mayOpenPolicy} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function PolicyVersion({ signIn: { decision, portal }, mayOpenPolicy }: { signIn: SignIn; mayOpenPolicy: boolean }) {
  if (!decision || decision.policyVersion === 0) return null;
  const words = `Policy version ${decision.policyVersion}`;
  const kind = portal === "patient" ? "patient" : "staff";
  return (
    <p className="text-ink-muted text-sm">
      {mayOpenPolicy ? <TextLink href={policyVersionPath(kind, decision.policyVersion)}>{words}</TextLink> : words}
    </p>
  );
}
