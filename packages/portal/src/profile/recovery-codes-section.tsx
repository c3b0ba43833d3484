import { type Person, RECOVERY_CODES_LOW } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { counted } from "../words/waiting-words.ts";
import { newRecoveryCodes } from "./new-recovery-codes.ts";
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
      actions={
        unseen ? <OpenButton href={dialogPath("new-codes")}>Make new ones</OpenButton> : low ? <MakeNewOnes /> : null
      }
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>{counted(left, "code")} left</span>
        {low ? <Badge tone="caution">Make new ones soon</Badge> : null}
      </p>
      {unseen ? (
        <p className="text-ink-muted">
          These were made but never confirmed as stored. Make new ones for your password; the ones that nobody has seen
          stop working.
        </p>
      ) : null}
    </Section>
  );
}

/** Where they run out, without looking for it behind "Edit 2FA". */
function MakeNewOnes() {
  return (
    <Form action={newRecoveryCodes} layout="inline">
      <SubmitButton look="secondary">Make new ones</SubmitButton>
    </Form>
  );
}
