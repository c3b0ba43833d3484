import type { OpenEnrolment } from "@countersign/twofactor";
import { CopyButton } from "@countersign/ui/action/copy-button.tsx";
import { Disclosure } from "@countersign/ui/action/disclosure.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { ReadOnlyField } from "@countersign/ui/field/read-only-field.tsx";

/** The ways to an authenticator app for whoever cannot point a camera at the code. */
export function SetupKeyField({ enrolment }: { enrolment: Pick<OpenEnrolment, "setupKey" | "uri"> }) {
  const grouped = enrolment.setupKey.match(/.{1,4}/g)?.join(" ") ?? enrolment.setupKey;
  return (
    <>
      {/* Where the screen is the phone itself, there is nothing to scan it with. */}
      <p className="sm:hidden">
        <TextLink href={enrolment.uri}>Open in authenticator app</TextLink>
      </p>
      <Disclosure id="setup-key-part" label="Can't scan it?">
        <div className="flex flex-col gap-3">
          <ReadOnlyField
            id="setup-key"
            label="Setup key"
            hint="Choose “Enter a setup key” in the app and type or paste this."
            value={grouped}
          />
          <div>
            <CopyButton text={enrolment.setupKey}>Copy key</CopyButton>
          </div>
        </div>
      </Disclosure>
    </>
  );
}
