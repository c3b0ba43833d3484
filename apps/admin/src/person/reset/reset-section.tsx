import { may } from "@countersign/accounts";
import { Moment } from "@countersign/portal/words/moment.tsx";
import type { Person, WaitingReset } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { approve } from "./approve.ts";
import { cancel } from "./cancel.ts";

/** On the page of an admin whom somebody wants to reset: who asked, why, what it waits for, and what can be done. */
export function ResetSection({ request, by }: { request: WaitingReset; by: Person }) {
  const { dueAt, expiresAt } = request;
  const mayDecide = may(by.role, "manage_people");
  const isOthers = by.accountId !== request.askedBy && by.accountId !== request.accountId;
  return (
    <Section id="reset-request" title="Reset requested" lead={leadOf(request, by)}>
      <DescriptionList
        items={[
          { term: "Asked by", value: request.askerName },
          { term: "Asked", value: <Moment at={request.createdAt.toISOString()} /> },
          { term: "Reason", value: <span className="wrap-anywhere">{request.reason}</span> },
          {
            term: dueAt ? "Will be done" : "Can be approved until",
            value: <Moment at={(dueAt ?? expiresAt).toISOString()} />,
          },
        ]}
      />
      {mayDecide ? (
        <div className="flex flex-wrap gap-3">
          {isOthers && request.waitsFor === "approval" ? (
            <Form action={approve} layout="inline">
              <Which request={request} />
              <SubmitButton look="danger">Approve reset</SubmitButton>
            </Form>
          ) : null}
          <Form action={cancel} layout="inline">
            <Which request={request} />
            <SubmitButton look="secondary">Cancel reset</SubmitButton>
          </Form>
        </div>
      ) : null}
    </Section>
  );
}

function Which({ request }: { request: WaitingReset }) {
  return (
    <>
      <input type="hidden" name="accountId" value={request.accountId} />
      <input type="hidden" name="requestId" value={request.requestId} />
    </>
  );
}

function leadOf({ waitsFor, accountId, askedBy }: WaitingReset, by: Person): string {
  if (by.accountId === accountId) return "It is you who is to be reset. If you did not ask for this, cancel it.";
  if (waitsFor === "time") return "It is done by itself when the hour is over, unless it is cancelled before.";
  if (by.accountId === askedBy) return "It waits for another admin's approval: whoever asks cannot approve.";
  return "It waits for approval. Make sure first that it is really them who lost their phone.";
}
