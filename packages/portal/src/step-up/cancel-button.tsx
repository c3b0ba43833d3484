import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { cancelStepUp } from "./cancel-step-up.ts";

/** "Cancel" of every step-up: back to where it began, with nothing changed. */
export function CancelStepUpButton() {
  return (
    <Form action={cancelStepUp} layout="inline">
      <SubmitButton look="secondary">Cancel</SubmitButton>
    </Form>
  );
}
