import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { showRecoveryCodes } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { DoneMessage } from "../frame/done-message.tsx";
import { type PageProps, textOf } from "../frame/page-props.ts";
import { PortalPage } from "../frame/portal-page.tsx";
import { TaskCard } from "../frame/task-card.tsx";
import { doneSentences } from "../profile/done-sentences.ts";
import { PROFILE } from "../profile/profile-paths.ts";
import { cardOf } from "./card-of.ts";
import { RecoveryCodesPanel } from "./recovery-codes-panel.tsx";
import { storeCodes } from "./store-in-session.ts";

/** `/profile/recovery-codes`: codes just made, until they were confirmed as stored. */
export async function ProfileRecoveryCodesPage({ searchParams }: PageProps) {
  const person = await requirePerson({ assurance: 2 });
  const shown = await showRecoveryCodes(context(), person);
  if (!shown) redirect(PROFILE);
  const done = textOf((await searchParams).done);
  return (
    <PortalPage title="Recovery codes" person={person} banner={false}>
      <TaskCard wide>
        <DoneMessage done={done} sentences={doneSentences} />
        <RecoveryCodesPanel
          card={await cardOf(shown, person.clinic, person.email)}
          downloadHref="/profile/recovery-codes/download"
          action={storeCodes}
          hidden={done ? <input type="hidden" name="done" value={done} /> : null}
        />
      </TaskCard>
    </PortalPage>
  );
}
