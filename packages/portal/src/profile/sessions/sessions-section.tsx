import { type LiveSession, listSessions } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import type { Person } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { portalNames } from "../../frame/portal-words.ts";
import { Moment } from "../../words/moment.tsx";
import { endOthers, endSession } from "./end-sessions.ts";

/** Where this person is signed in, and the buttons that end it there. */
export async function SessionsSection({ person }: { person: Person }) {
  const { db, now } = context();
  const at = now();
  const seenSince = new Date(at.getTime() - person.policy.idleMinutes * 60_000);
  const sessions = await listSessions(db, { ...person, now: at, seenSince });
  return (
    <Section
      id="sessions"
      title="Active sessions"
      lead="Browsers in which you are signed in. Sign out those you don't know, and change your password."
      actions={
        sessions.length > 1 ? (
          <Form action={endOthers} layout="inline">
            <SubmitButton look="secondary">Sign out all others</SubmitButton>
          </Form>
        ) : null
      }
    >
      <ListCard label="Active sessions" items={sessions.map((session) => itemOf(session, person))} />
    </Section>
  );
}

function itemOf(session: LiveSession, person: Person) {
  const here = session.sessionId === person.sessionId;
  return {
    id: session.sessionId,
    title: session.browser,
    marks: here ? <Badge tone="info">This device</Badge> : null,
    details: (
      <>
        {portalNames[session.portal]} · {session.address} · since <Moment at={session.startedAt.toISOString()} /> · last
        seen <Moment at={session.lastSeenAt.toISOString()} />
      </>
    ),
    action: here ? null : (
      <Form action={endSession} layout="inline">
        <input type="hidden" name="session" value={session.sessionId} />
        <SubmitButton look="secondary">{`Sign out ${session.browser}`}</SubmitButton>
      </Form>
    ),
  };
}
