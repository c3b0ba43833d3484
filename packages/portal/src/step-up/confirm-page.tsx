import { requirePerson } from "@countersign/auth/guard.ts";
import { hasFactor } from "@countersign/twofactor";
import type { FormAction } from "../form/form-state.ts";
import { type PageProps, textOf } from "../frame/page-props.ts";
import { ConfirmWithAuthenticator } from "./confirm-with-authenticator.tsx";
import { ConfirmWithPassword } from "./confirm-with-password.tsx";
import { GoneStepUp } from "./gone-step-up.tsx";
import { heldStepUp, isRecovery } from "./held-step-up.ts";
import { stepUpLead } from "./step-up-lead.ts";

/** `/confirm` of staff and admins: a code, because what follows changes security. */
export async function ConfirmPage({ searchParams, action }: PageProps & { action: FormAction }) {
  const person = await requirePerson({ kind: "staff" });
  const stepUp = await heldStepUp(person);
  if (stepUp.state === "gone") return <GoneStepUp person={person} why={stepUp.why} />;
  if (!hasFactor(person)) return <ConfirmWithPassword person={person} login={stepUp.login} action={action} />;
  return (
    <ConfirmWithAuthenticator
      person={person}
      login={stepUp.login}
      action={action}
      lead={stepUpLead(
        stepUp.login,
        "What you are about to do changes how people sign in, so we ask for a code first.",
      )}
      recovery={isRecovery(textOf((await searchParams).with))}
    />
  );
}
