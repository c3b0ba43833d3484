import { currentPerson } from "@countersign/auth/guard.ts";
import { place, publicUrl } from "@countersign/auth/place.ts";
import { safeReturnPath } from "@countersign/auth/return-path.ts";
import type { Portal } from "@countersign/db";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { redirect } from "next/navigation";
import { ActionForm } from "../form/action-form.tsx";
import { FormPassword, FormText } from "../form/form-fields.tsx";
import { OutsidePage } from "../frame/outside-page.tsx";
import type { PageProps } from "../frame/page-props.ts";
import { textOf } from "../frame/page-props.ts";
import { FORGOT } from "../reset/reset-paths.ts";
import { ArrivalMessage } from "./arrival-message.tsx";
import { signIn } from "./sign-in.ts";

/** `/login` of every portal. */
export async function SignInPage({ searchParams }: PageProps) {
  const search = await searchParams;
  const returnTo = safeReturnPath(textOf(search.return));
  if (await currentPerson()) redirect(returnTo ?? "/");
  return (
    <OutsidePage title="Sign in" crossLink={<CrossLink />}>
      <Heading>Sign in</Heading>
      <ActionForm action={signIn} opening={<ArrivalMessage because={search.because} />}>
        {returnTo ? <input type="hidden" name="return" value={returnTo} /> : null}
        <FormText label="Email" name="email" type="email" autoComplete="username" begin={!search.because} />
        <FormPassword label="Password" name="password" autoComplete="current-password" />
        <SubmitButton wide>Sign in</SubmitButton>
      </ActionForm>
      <div>
        <TextLink href={FORGOT}>Forgot your password?</TextLink>
      </div>
    </OutsidePage>
  );
}

const crossings: Readonly<Record<Portal, { readonly to: Portal; readonly words: string } | null>> = {
  staff: { to: "patient", words: "Patient? Sign in here" },
  patient: { to: "staff", words: "Staff? Sign in here" },
  admin: null,
};

/** Leads whoever took the wrong door to the other one, of the same clinic. */
async function CrossLink() {
  const { portal, clinicSlug } = await place();
  const crossing = crossings[portal];
  if (!crossing) return null;
  return <TextLink href={publicUrl(crossing.to, clinicSlug, "/login")}>{crossing.words}</TextLink>;
}
