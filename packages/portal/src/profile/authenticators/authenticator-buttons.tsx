import { AUTHENTICATORS_MOST, type Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { addAuthenticator, moveAuthenticator } from "./start-authenticator.ts";

/** What somebody who has an authenticator can do about a second phone. */
export function AuthenticatorButtons({ person }: { person: Person }) {
  return (
    <>
      <Form action={moveAuthenticator} layout="inline">
        <SubmitButton look="secondary">Move to a new phone</SubmitButton>
      </Form>
      {person.authenticators < AUTHENTICATORS_MOST ? (
        <Form action={addAuthenticator} layout="inline">
          <SubmitButton look="secondary">Add an authenticator</SubmitButton>
        </Form>
      ) : null}
    </>
  );
}
