import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";
import { OutsideMoment } from "../../words/outside-moment.tsx";
import { requireLoginAt } from "../held-login.ts";

/** `/login/locked`: codes are not looked at for a while, or until somebody unlocks them. */
export async function LockedPage() {
  const { step } = await requireLoginAt("locked");
  const until = step.until;
  const recovery = step.methods.includes("recovery_code");
  return (
    <OutsidePage title="Too many wrong codes">
      <Heading lead="Somebody who knows your password typed too many wrong codes. To protect your account, no code is looked at for now.">
        Too many wrong codes
      </Heading>
      <p className="font-medium">
        {until ? (
          <>
            Try again at <OutsideMoment at={until} shape="time" />
          </>
        ) : (
          "Suspended until your clinic unlocks it"
        )}
      </p>
      <p className="text-ink-muted">
        {recovery ? "A recovery code works right now and ends the waiting. " : ""}
        If it was not you who typed the codes, tell the clinic: somebody else knows your password.
      </p>
      <OtherWays>
        {recovery ? <TextLink href="/login/recovery">Use a recovery code</TextLink> : null}
        <TextLink href="/login">Not you? Start again</TextLink>
      </OtherWays>
    </OutsidePage>
  );
}
