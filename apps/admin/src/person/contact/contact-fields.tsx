import { FormCheckbox, FormText } from "@countersign/portal/form/form-fields.tsx";
import type { PersonFacts } from "@countersign/twofactor";

/** The addresses as they are, to be corrected, and the promise that somebody looked who asks. */
export function ContactFields({ person }: { person: PersonFacts }) {
  return (
    <>
      <FormText label="Email" name="email" type="email" defaultValue={person.email} autoComplete="off" />
      {person.kind === "patient" ? (
        <FormText
          label="Mobile number"
          name="phone"
          type="tel"
          defaultValue={person.phone ?? ""}
          autoComplete="off"
          hint="Empty for none. Codes go to a new number only after they have confirmed it."
        />
      ) : null}
      <FormCheckbox
        label="I have checked who this is"
        name="identityChecked"
        hint="In person, by an ID, or by calling back on a number that you had before."
      />
    </>
  );
}
