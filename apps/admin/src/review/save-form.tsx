import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { type DraftedPolicies, fieldsOf, withDrafts } from "../security/drafted-policies.ts";
import { securityPath } from "../security/security-paths.ts";
import { saveReviewed } from "./save-reviewed.ts";

/** The end of the review: save what was shown, or go back and change it. */
export function SaveForm({ drafts }: { drafts: DraftedPolicies }) {
  return (
    <FormWithExit>
      <Form action={saveReviewed} layout="inline">
        {Object.entries(fieldsOf(drafts)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>Save policy</SubmitButton>
      </Form>
      <OpenButton href={withDrafts(securityPath, drafts)}>Change it again</OpenButton>
    </FormWithExit>
  );
}
