import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode } from "../../form/form-fields.tsx";
import { DoneMessage } from "../../frame/done-message.tsx";
import { OutsidePage } from "../../frame/outside-page.tsx";
import type { PageProps } from "../../frame/page-props.ts";
import { AppCode } from "../../login/code/app-code.tsx";
import { requireLoginAt } from "../../login/held-login.ts";
import { LoginField } from "../../login/login-field.tsx";
import { TrustBox } from "../../login/trust-box.tsx";
import { sentSentences } from "../sending/code-pages.ts";
import { CodeSent, sentCode } from "../sending/code-sent.tsx";
import { codeNews, DeliveryNews } from "../sending/delivery-news.tsx";
import { ResendForms } from "../sending/resend-forms.tsx";
import { verifySentCode } from "./verify-sent-code.ts";

/** `/login/code` of patients: the code of their app, or else the one that was sent to them. Looking at it sends none. */
export async function PatientCodePage({ searchParams }: PageProps) {
  const { login, step } = await requireLoginAt("enter-code");
  if (step.methods.includes("authenticator")) return <AppCode login={login} step={step} />;
  const { done } = await searchParams;
  const sent = sentCode(login);
  const news = await codeNews(login, sent);
  const heading = sent?.channel === "text" ? "Check your texts" : "Check your email";
  return (
    <OutsidePage title={heading}>
      <Heading lead={<CodeSent sent={sent} />}>{heading}</Heading>
      <DoneMessage done={done} sentences={sentSentences} />
      <DeliveryNews login={login} sent={sent} news={news} />
      {/* After a resend nothing that was said about an earlier code holds. */}
      <ActionForm key={sent?.issue} action={verifySentCode}>
        <LoginField login={login} />
        <FormCode label="Sign-in code" name="code" begin={!done} />
        <TrustBox login={login} />
        <SubmitButton wide>Verify</SubmitButton>
      </ActionForm>
      <OtherWays>
        <ResendForms login={login} sent={sent} otherFirst={news.trouble !== null} />
        <TextLink href="/login/help">I can't get this code</TextLink>
        <TextLink href="/login">Not you? Start again</TextLink>
      </OtherWays>
    </OutsidePage>
  );
}
