import type { Clinic } from "@countersign/accounts";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormFile } from "@countersign/portal/form/form-fields.tsx";
import { logoOf } from "@countersign/portal/frame/logo/logo-path.ts";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { removeLogo, uploadLogo } from "./post-logo.ts";

/** The clinic's logo: what it is now, another one, or none. */
export function LogoSection({ clinic }: { clinic: Clinic }) {
  const logo = logoOf(clinic);
  return (
    <Section
      id="logo"
      title="Logo"
      lead="Your logo appears beside the clinic's name in every portal. Emails show it too if it is a PNG; email programs don't show SVG."
    >
      {logo ? (
        // On white, as most letterheads are, so that a dark logo is seen in dark mode too.
        <p className="w-fit rounded-lg border border-line bg-[#ffffff] p-4">
          <img {...logo} alt="The clinic's logo" className="h-12 w-auto max-w-60 object-contain" />
        </p>
      ) : null}
      <div className="max-w-md">
        <FormWithExit>
          <ActionForm action={uploadLogo} layout="inline">
            <FormFile
              label="Logo file"
              name="logo"
              accept=".png,.svg,image/png,image/svg+xml"
              hint="A PNG or SVG of up to 256 KB. A wide logo on a transparent or white background looks best."
            />
            <SubmitButton look="secondary">Upload logo</SubmitButton>
          </ActionForm>
          {logo ? (
            <Form action={removeLogo} layout="inline">
              <SubmitButton look="quiet">Remove logo</SubmitButton>
            </Form>
          ) : null}
        </FormWithExit>
      </div>
    </Section>
  );
}
