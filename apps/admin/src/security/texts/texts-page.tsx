import { readTextLimits } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { readTextUse } from "@countersign/twofactor";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SettingsArea } from "../../settings/settings-area.tsx";
import { saveDone, saveRefusedSentence } from "../save-sentences.ts";
import { TextLimitsSection } from "./text-limits-section.tsx";

/** Settings › General › Security › Text messages: where codes may be texted, how many a day, and how many were. */
export async function TextsPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const { clinicId } = person;
  const [limits, use, search] = await Promise.all([
    readTextLimits(context(), clinicId),
    readTextUse(context(), { clinicId }),
    searchParams,
  ]);
  const refusal = saveRefusedSentence(textOf(search.refused));
  return (
    <PortalPage title="Text messages" person={person}>
      <DoneMessage done={search.done} sentences={saveDone} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <SettingsArea here="texts">
        <Heading lead="Limits on codes sent by text, by country.">Text messages</Heading>
        <TextLimitsSection limits={limits} use={use} />
      </SettingsArea>
    </PortalPage>
  );
}
