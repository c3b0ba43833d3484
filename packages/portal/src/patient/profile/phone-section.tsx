import { maskPhone } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { isTextable, type LoginRow, type Person, readTextRules } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { ActionForm } from "../../form/action-form.tsx";
import { FormCode, FormText } from "../../form/form-fields.tsx";
import { heldLogin } from "../../login/held-login.ts";
import { LoginField } from "../../login/login-field.tsx";
import { CodeSent, sentCode } from "../sending/code-sent.tsx";
import { codeNews, DeliveryNews } from "../sending/delivery-news.tsx";
import { ResendForms } from "../sending/resend-forms.tsx";
import { confirmPhoneCode } from "./confirm-phone.ts";
import { sendPhoneCode } from "./send-phone-code.ts";

/** The number that codes may be texted to: a new one counts once the code sent to it was typed back. */
export async function PhoneSection({ person }: { person: Person }) {
  const pending = await pendingNumber(person);
  const { countries } = await readTextRules(context().db, person.clinicId);
  if (countries.length === 0) {
    return <Section id="phone" title="Codes by text" lead="Your clinic sends no texts now. Codes come by email." />;
  }
  return (
    <Section id="phone" title="Codes by text" lead={phoneLead(person, countries)}>
      <ActionForm key={`${person.phone}-${pending?.phone}-${pending?.issues.length}`} action={sendPhoneCode}>
        <FormText
          label="Mobile number"
          name="phone"
          type="tel"
          autoComplete="tel"
          hint="We send a code to it. Numbers from abroad begin with + and the country's code."
          defaultValue={pending?.phone ?? undefined}
        />
        <div>
          <SubmitButton look={pending || person.authenticators > 0 ? "secondary" : "primary"}>Send code</SubmitButton>
        </div>
      </ActionForm>
      {pending ? <Pending login={pending} /> : null}
    </Section>
  );
}

function phoneLead(person: Person, countries: readonly string[]): string {
  const { phone, phoneConfirmed, phoneFailing, authenticators } = person;
  if (authenticators > 0) {
    const known = phone && phoneConfirmed ? ` Your confirmed number is ${maskPhone(phone)}.` : "";
    return `No codes are texted while you use an authenticator app.${known}`;
  }
  if (!phone || !phoneConfirmed) return "Confirm your mobile number, and codes can come by text too.";
  const known = `Your confirmed number is ${maskPhone(phone)}.`;
  if (!isTextable(phone, countries)) return `${known} Your clinic sends no texts to its country now.`;
  if (phoneFailing) return `${known} Texts to it are not arriving at the moment. Confirm it again, or another one.`;
  return `${known} Another one takes its place once it is confirmed.`;
}

async function Pending({ login }: { login: LoginRow }) {
  const sent = sentCode(login);
  const news = await codeNews(login, sent);
  return (
    <div className="flex flex-col gap-5 border-line border-t pt-5">
      <CodeSent sent={sent} />
      <DeliveryNews login={login} sent={sent} news={news} />
      <ActionForm key={sent?.issue} action={confirmPhoneCode}>
        <LoginField login={login} />
        <FormCode label="Sign-in code" name="code" />
        <div>
          <SubmitButton>Verify</SubmitButton>
        </div>
      </ActionForm>
      <div>
        <ResendForms login={login} sent={sent} />
      </div>
    </div>
  );
}

/** The confirmation this browser has open in this very session, or null. */
async function pendingNumber(person: Person): Promise<LoginRow | null> {
  const held = await heldLogin();
  if (held.state !== "open" || held.login.purpose !== "confirm_phone") return null;
  return held.login.sessionId === person.sessionId ? held.login : null;
}
