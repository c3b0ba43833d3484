import { mayChangeSecurity, type Person, RECOVERY_CODES_LOW } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { counted } from "../words/waiting-words.ts";
import { dialogPath } from "./profile-paths.ts";

/** How many recovery codes are left, and what to do where they are few or were never stored. */
export function RecoveryCodesSection({ person }: { person: Person }) {
  const { recoveryCodesLeft: left, unseenRecoveryCodes: unseen } = person;
  const low = left <= RECOVERY_CODES_LOW;
  return (
    <Section
      id="recovery-codes"
      title="Recovery codes"
      lead="They let you in when your phone is lost or broken. Each works once."
      actions={mayChangeSecurity(person) ? <OpenButton href={dialogPath("new-codes")}>Make new ones</OpenButton> : null}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{counted(left, "code")} left</span>
        {low ? <Badge tone="caution">Make new ones soon</Badge> : null}
      </p>
      {unseen ? (
        <p className="text-ink-muted">
          You never confirmed that you stored these. Make new ones with your password; the old ones stop working.
        </p>
      ) : null}
    </Section>
  );
}
