import type { TextLimits } from "@countersign/accounts";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormCheckbox, FormNumber, FormSelect } from "@countersign/portal/form/form-fields.tsx";
import type { TextUse } from "@countersign/twofactor";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { countryOptions } from "../../general/general-choices.ts";
import { ADDED_CAP, ADDED_COUNTRY, capField, removeField } from "./posted-limits.ts";
import { saveLimits } from "./save-limits.ts";

const MOST = 1_000_000;

/** Where texts may go and how many a day, beside how many went there in the last day. */
export function TextLimitsSection({ limits, use }: { limits: TextLimits; use: TextUse }) {
  const all = countryOptions();
  const listed = limits.textCountries.map(({ country, dailyCap }) => ({
    country,
    dailyCap,
    name: all.find(({ value }) => value === country)?.label ?? country,
  }));
  const others = all.filter(({ value }) => !listed.some(({ country }) => country === value));
  return (
    <Section
      id="texts"
      title="Text messages"
      lead="Texts cost money, and strangers make others pay for them. Nothing is sent to a country that is not listed here, nor above these numbers; a patient who meets a limit gets the code by email."
    >
      <ActionForm key={JSON.stringify(limits)} action={saveLimits}>
        <input type="hidden" name="expected" value={JSON.stringify(limits)} />
        <FormNumber
          label="Texts a day"
          name="textDailyCap"
          hint={`For the whole clinic. ${used(use.total)} in the last 24 hours.`}
          min={0}
          max={MOST}
          defaultValue={limits.textDailyCap}
        />
        {listed.map(({ country, dailyCap, name }) => (
          <div key={country} className="flex flex-col gap-1 border-line border-t pt-4">
            <FormNumber
              label={`Texts a day to ${name}`}
              name={capField(country)}
              hint={`${used(use.countries[country] ?? 0)} in the last 24 hours.`}
              min={0}
              max={MOST}
              defaultValue={dailyCap}
            />
            <FormCheckbox label={`Remove ${name}`} name={removeField(country)} />
          </div>
        ))}
        <div className="flex flex-col gap-4 border-line border-t pt-4">
          <FormSelect
            label="Add a country"
            name={ADDED_COUNTRY}
            options={[{ value: "", label: "None" }, ...others]}
            defaultValue=""
          />
          <FormNumber label="Texts a day to the added country" name={ADDED_CAP} min={0} max={MOST} defaultValue={200} />
        </div>
        <div>
          <SubmitButton>Save text limits</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

function used(texts: number): string {
  return texts === 1 ? "1 sent" : `${texts} sent`;
}
