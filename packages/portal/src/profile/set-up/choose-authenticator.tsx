import type { ListedAuthenticator } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormChoice } from "../../form/form-fields.tsx";
import type { FormAction } from "../../form/form-state.ts";
import { SinceWhen } from "../authenticators/since-when.tsx";
import { ReturnField } from "./return-field.tsx";

/** The question which of several authenticators is meant. */
export interface ChooseAuthenticatorProps {
  question: string;
  authenticators: readonly ListedAuthenticator[];
  /** A choice beside them: what it is posted as, and what it says. */
  also?: { readonly value: string; readonly label: string; readonly description: string };
  action: FormAction;
  /** Where the login was going. */
  returnTo?: string | null;
}

/** One of several authenticators, picked by name. */
export function ChooseAuthenticator({ question, authenticators, also, action, returnTo }: ChooseAuthenticatorProps) {
  const options = authenticators.map((one) => ({
    value: one.id,
    label: one.name,
    description: <SinceWhen authenticator={one} />,
  }));
  return (
    <ActionForm action={action}>
      <ReturnField path={returnTo ?? null} />
      <FormChoice label={question} name="authenticator" options={also ? [...options, also] : options} />
      <SubmitButton wide>Continue</SubmitButton>
    </ActionForm>
  );
}
