import type { Person } from "@countersign/twofactor";
import { Heading } from "@countersign/ui/page/heading.tsx";
import type { ReactNode } from "react";
import { PortalPage } from "../frame/portal-page.tsx";
import { TaskCard } from "../frame/task-card.tsx";

const TITLE = "Confirm it's you";

/** What every step-up looks like, whatever it asks for. */
export function ConfirmFrame({ person, lead, children }: { person: Person; lead: string; children: ReactNode }) {
  return (
    <PortalPage title={TITLE} person={person} banner={false}>
      <TaskCard>
        <Heading lead={lead}>{TITLE}</Heading>
        {children}
      </TaskCard>
    </PortalPage>
  );
}
