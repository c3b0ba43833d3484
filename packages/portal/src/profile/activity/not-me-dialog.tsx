import { context } from "@countersign/auth/context.ts";
import { type Person, readDisownable } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { PageDialog } from "../../frame/page-dialog.tsx";
import { Moment } from "../../words/moment.tsx";
import { activitySentence } from "./activity-sentences.ts";
import { secureAccount } from "./secure-account.ts";

/** What "This wasn't me" leads to. */
export interface NotMeDialogProps {
  person: Person;
  /** The event in question; a UUID. */
  eventId: string;
  closeHref: string;
}

/** "Was this not you?", where the address names an event that somebody else can have done; else nothing. */
export async function NotMeDialog({ person, eventId, closeHref }: NotMeDialogProps) {
  const event = await readDisownable(context().db, person, eventId);
  if (!event) return null;
  const origin = [event.browser, event.address].filter((part) => part !== null && part !== "").join(" · ");
  return (
    <PageDialog
      id="not-me"
      title="Was this not you?"
      lead={
        <>
          “{activitySentence(event)}”, <Moment at={event.at.toISOString()} />
          {origin ? ` · ${origin}` : ""}
        </>
      }
      closeHref={closeHref}
    >
      <div>
        <p>If it was not you, secure your account:</p>
        <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
          <li>Everybody else is signed out of it at once. You stay signed in here.</li>
          <li>No device is trusted any more, and sign-ins that were begun are stopped.</li>
          <li>You choose a new password. Your clinic can see that you said so.</li>
        </ul>
      </div>
      <FormWithExit>
        <Form action={secureAccount} layout="inline">
          <input type="hidden" name="event" value={event.id} />
          <SubmitButton>Secure my account</SubmitButton>
        </Form>
        <OpenButton href={closeHref} replace>
          It was me
        </OpenButton>
      </FormWithExit>
    </PageDialog>
  );
}
