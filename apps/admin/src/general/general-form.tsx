import type { GeneralSettings } from "@countersign/accounts";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormSelect, FormText } from "@countersign/portal/form/form-fields.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { FieldGroup } from "@countersign/ui/form/field-group.tsx";
import { todaysName } from "@countersign/zones";
import { AccentField } from "./accent-field.tsx";
import { ClinicClock } from "./clock/clinic-clock.tsx";
import { countryOptions, timeZoneOptions } from "./general-choices.ts";
import { asTyped } from "./posted-general.ts";
import { saveGeneral } from "./save-general.ts";

/** Everything of Settings › General in one form. It carries what it showed, so that nobody overwrites what they never saw. */
export function GeneralForm({ settings, now }: { settings: GeneralSettings; now: Date }) {
  const typed = asTyped(settings);
  return (
    <ActionForm action={saveGeneral}>
      <input type="hidden" name="expected" value={JSON.stringify(settings)} />
      <FieldGroup legend="Clinic">
        <FormText
          label="Clinic name"
          name="name"
          hint="Stands at the top of every page and in every mail."
          defaultValue={typed.name}
          autoComplete="off"
        />
        <FormSelect
          label="Country for phone numbers"
          name="country"
          hint="How a number without a country code is read."
          options={countryOptions()}
          defaultValue={typed.country}
        />
        <FormSelect
          label="Time zone"
          name="timeZone"
          hint="For every date and time on pages and in emails. A change that is already scheduled keeps the time and zone it was announced with."
          options={timeZoneOptions(typed.timeZone)}
          defaultValue={todaysName(typed.timeZone) ?? typed.timeZone}
        />
        <ClinicClock timeZone={settings.timeZone} now={now} />
      </FieldGroup>
      <FieldGroup
        legend="Help contact"
        lead="Stands at the foot of every page of the three portals, signing in included, and in mails. A phone number or an email address is needed."
      >
        <FormText label="Help phone" name="helpPhone" type="tel" defaultValue={typed.helpPhone} autoComplete="off" />
        <FormText label="Help email" name="helpEmail" type="email" defaultValue={typed.helpEmail} autoComplete="off" />
        <FormText
          label="Help hours"
          name="helpHours"
          hint="For example “Monday to Friday, 8:00 to 18:00”."
          defaultValue={typed.helpHours}
          autoComplete="off"
        />
      </FieldGroup>
      <FieldGroup legend="Mails" lead="In whose name mails are sent. The address they come from is the operator's.">
        <FormText
          label="Sender name"
          name="mailFromName"
          hint="Empty for the clinic's name."
          defaultValue={typed.mailFromName}
          autoComplete="off"
        />
        <FormText
          label="Reply address"
          name="replyTo"
          type="email"
          hint="Where answers to mails go. Empty for the help email."
          defaultValue={typed.replyTo}
          autoComplete="off"
        />
      </FieldGroup>
      <FieldGroup legend="Look">
        <AccentField saved={typed.accent} clinic={typed.name} />
      </FieldGroup>
      <div>
        <SubmitButton>Save settings</SubmitButton>
      </div>
    </ActionForm>
  );
}
