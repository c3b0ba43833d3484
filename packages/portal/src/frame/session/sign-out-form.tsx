import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { signOut } from "./sign-out.ts";

/** The one "Sign out" of a page: a post, because leaving changes something. */
export function SignOutForm() {
  return (
    <Form action={signOut} layout="inline">
      <SubmitButton look="quiet">Sign out</SubmitButton>
    </Form>
  );
}

/** The same in the dialog that asks whether somebody is still there. */
export function SignMeOutForm() {
  return (
    <Form action={signOut} layout="inline">
      <SubmitButton look="secondary">Sign me out</SubmitButton>
    </Form>
  );
}
