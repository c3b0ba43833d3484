import type { Person } from "@countersign/twofactor";
import { Heading } from "@countersign/ui/page/heading.tsx";
import type { ReactNode } from "react";
import { PortalPage } from "../frame/portal-page.tsx";

const TITLE = "Confirm it's you";

/** What every step-up looks like, whatever it asks for. */
export function ConfirmFrame({ person, lead, children }: { person: Person; lead: string; children: ReactNode }) {
  return (
    <PortalPage title={TITLE} person={person} banner={false}>
      <div className="mx-auto flex w-full max-w-md flex-col gap-6 rounded-2xl border border-line bg-surface p-4 shadow-card sm:p-8">
        <Heading lead={lead}>{TITLE}</Heading>
        {children}
      </div>
    </PortalPage>
  );
}
