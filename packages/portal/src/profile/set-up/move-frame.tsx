import type { Person } from "@countersign/twofactor";
import { StepList } from "@countersign/ui/data/step-list.tsx";
import { DialogPanel } from "@countersign/ui/dialog/dialog-panel.tsx";
import type { ReactNode } from "react";
import { PortalPage } from "../../frame/portal-page.tsx";
import { TaskCard } from "../../frame/task-card.tsx";

const TITLE = "Move to a new phone";

const steps = {
  choose: "Choose which one",
  scan: "Scan and confirm",
  done: "Clear the old one",
} as const;

/** What every step of the move looks like, and which one it is. */
export function MoveFrame(props: {
  person: Person;
  step: keyof typeof steps;
  /** Whether there are several, so that one has to be chosen. */
  asks: boolean;
  lead?: string;
  children: ReactNode;
}) {
  const { person, step, asks, lead, children } = props;
  const path = (["choose", "scan", "done"] as const).filter((one) => asks || one !== "choose");
  return (
    <PortalPage title={TITLE} person={person} banner={false}>
      <TaskCard wide>
        <DialogPanel id="move" level={1} title={TITLE} lead={lead}>
          <StepList label="Steps" steps={path.map((one) => steps[one])} current={path.indexOf(step)} />
          {children}
        </DialogPanel>
      </TaskCard>
    </PortalPage>
  );
}
