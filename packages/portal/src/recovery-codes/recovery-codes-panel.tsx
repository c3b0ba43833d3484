import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { CopyButton } from "@countersign/ui/action/copy-button.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { PrintButton } from "@countersign/ui/action/print-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { CodeList } from "@countersign/ui/data/code-list.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { ActionForm } from "../form/action-form.tsx";
import { FormCheckbox, FormCode } from "../form/form-fields.tsx";
import type { FormAction } from "../form/form-state.ts";
import { DOWNLOAD_NAME } from "./recovery-codes-file.ts";
import { RecoveryCodesWallet } from "./recovery-codes-wallet.tsx";
import type { RecoveryCodesCard } from "./recovery-codes-words.ts";

/** Ten codes, shown once, and the proof that they were stored. */
export interface RecoveryCodesPanelProps {
  card: RecoveryCodesCard;
  /** Address of the same codes as a file. */
  downloadHref: string;
  action: FormAction;
  /** What the button leads to is said by the address it posts with. */
  hidden?: React.ReactNode;
}

/** The page "Recovery codes", below whatever message led to it. */
export function RecoveryCodesPanel({ card, downloadHref, action, hidden }: RecoveryCodesPanelProps) {
  return (
    <>
      <Heading lead="With one of these you can sign in when your phone is lost or broken. Each works once. They are shown only now, so store them where your phone is not: printed, or in a password manager.">
        Recovery codes
      </Heading>
      <CodeList label="Recovery codes" codes={card.codes} />
      <ButtonRow>
        <CopyButton text={card.codes.join("\n")}>Copy</CopyButton>
        <PrintButton />
        <LinkButton href={downloadHref} download={DOWNLOAD_NAME}>
          Download
        </LinkButton>
      </ButtonRow>
      <p className="text-ink-muted">
        Give these to nobody; the clinic never asks for them. Lost or seen by someone? Make new ones. Printed, they fold
        into a card for your wallet.
      </p>
      <ActionForm action={action}>
        {hidden}
        <FormCode
          label="Type one code back"
          name="typedBack"
          alphabet="letters"
          hint="To be sure that you have them. Or tick the box below."
        />
        <FormCheckbox label="I have stored these codes" name="stored" />
        <SubmitButton wide>Continue</SubmitButton>
      </ActionForm>
      <RecoveryCodesWallet {...card} />
    </>
  );
}
