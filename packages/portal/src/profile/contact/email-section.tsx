import { shownEmail } from "@countersign/accounts";
import { mayChangeSecurity, type Person } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { EMAIL_DIALOG } from "./email-paths.ts";

/** The address a person signs in with and gets mails at. */
export function EmailSection({ person }: { person: Person }) {
  const may = mayChangeSecurity(person);
  return (
    <Section
      id="email"
      title="Email"
      lead={
        <>
          You sign in with <strong className="break-words">{shownEmail(person.email)}</strong>, and our messages go
          there. {may ? null : "Set up two-factor authentication first. Then you can change it."}
        </>
      }
      actions={may ? <OpenButton href={EMAIL_DIALOG}>Change email</OpenButton> : null}
    />
  );
}
