import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ActionForm } from "../form/action-form.tsx";
import type { FormAction } from "../form/form-state.ts";
import { NewPasswordField } from "./new-password-field.tsx";

/** Whom a mailed link is for, as an open invitation or reset tells it. */
interface Owner {
  name: string;
  email: string;
  clinicName: string;
  /** Characters the password must have. */
  leastLength: number;
}

/** "New password" and "Set password" behind a mailed link. `readPostedPassword` reads what it posts. */
export function MailedPasswordForm({ action, token, owner }: { action: FormAction; token: string; owner: Owner }) {
  const { name, email, clinicName, leastLength } = owner;
  return (
    <ActionForm action={action}>
      <input type="hidden" name="token" value={token} />
      <NewPasswordField least={leastLength} about={[name, email, clinicName]} username={email} begin />
      <SubmitButton wide>Set password</SubmitButton>
    </ActionForm>
  );
}
