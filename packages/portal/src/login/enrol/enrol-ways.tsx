import type { Portal } from "@countersign/db";
import type { LoginRow } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { OtherWays } from "@countersign/ui/form/other-ways.tsx";
import { counted } from "../../words/waiting-words.ts";
import { LoginField } from "../login-field.tsx";
import { cancelSignIn } from "./cancel-sign-in.ts";
import { skip } from "./skip.ts";

/** What somebody can do at login instead of setting up: put it off while that goes, or leave. */
export function EnrolWays(props: { login: LoginRow; portal: Portal; skipsLeft: number }) {
  const { login, portal, skipsLeft } = props;
  return (
    <OtherWays>
      {skipsLeft > 0 ? (
        <Form action={skip} layout="inline">
          <LoginField login={login} />
          <SubmitButton look="secondary">Skip for now</SubmitButton>
        </Form>
      ) : null}
      <Form action={cancelSignIn} layout="inline">
        <SubmitButton look="quiet">Cancel sign-in</SubmitButton>
      </Form>
      {portal === "admin" || login.reEnrolling ? null : <SkipsLeft count={skipsLeft} />}
    </OtherWays>
  );
}

function SkipsLeft({ count }: { count: number }) {
  return (
    <p className="w-full text-ink-muted text-sm">
      <span className="font-medium text-ink">{`${count === 0 ? "No logins" : counted(count, "login")} left to skip`}</span>
      {count === 1 ? <span> · Next time it must be set up.</span> : null}
    </p>
  );
}
