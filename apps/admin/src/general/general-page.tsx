import { readGeneralSettings } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { DoneMessage } from "@countersign/portal/frame/done-message.tsx";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SettingsArea } from "../settings/settings-area.tsx";
import { GeneralForm } from "./general-form.tsx";
import { generalDone, generalRefusedSentence } from "./general-sentences.ts";
import { LogoSection } from "./logo/logo-section.tsx";

/** Settings › General: what the clinic is called, how it is reached and how it looks. */
export async function GeneralPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "change_policy" });
  const [settings, search] = await Promise.all([readGeneralSettings(context(), person.clinicId), searchParams]);
  const refusal = generalRefusedSentence(textOf(search.refused));
  return (
    <PortalPage title="General" person={person}>
      <DoneMessage done={search.done} sentences={generalDone} />
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <SettingsArea here="general">
        <Heading lead="What people see on every page and in every mail. A change counts from the next page and the next mail on.">
          General
        </Heading>
        {/* Other values are another form: nothing of the earlier one may stay in its fields. */}
        <div className="max-w-3xl">
          <GeneralForm key={JSON.stringify(settings)} settings={settings} now={context().now()} />
        </div>
        <LogoSection clinic={person.clinic} />
      </SettingsArea>
    </PortalPage>
  );
}
