import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { SelectField } from "@countersign/ui/field/select-field.tsx";
import { TextField } from "@countersign/ui/field/text-field.tsx";
import NavigationForm from "next/form";
import { groupWords, outcomeWords } from "../group-words.ts";
import type { Meant } from "../meant-people.ts";
import { isFiltered, type TrailQuery, trailHref } from "../trail-query.ts";

/** The filters, as a form whose address is the list: it can be kept, shared, and used without scripts. */
export function TrailFilters({ query, person, actor }: { query: TrailQuery; person: Meant; actor: Meant }) {
  return (
    <search>
      <NavigationForm action="/audit" prefetch={false} key={trailHref(query)} className="flex flex-col gap-5">
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          <TextField label="Person" name="person" type="search" defaultValue={typedOf(person, query.person)} />
          <TextField label="Actor" name="actor" type="search" defaultValue={typedOf(actor, query.actor)} />
          <SelectField
            label="Kind of event"
            name="kind"
            defaultValue={query.group ?? ""}
            options={[{ value: "", label: "All" }, ...optionsOf(groupWords)]}
          />
          <SelectField
            label="Outcome"
            name="outcome"
            defaultValue={query.outcome ?? ""}
            options={[{ value: "", label: "All" }, ...optionsOf(outcomeWords)]}
          />
          <TextField label="From" name="from" type="date" defaultValue={query.from ?? ""} />
          <TextField label="To" name="to" type="date" defaultValue={query.to ?? ""} />
        </div>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <SubmitButton look="secondary">Filter</SubmitButton>
          {isFiltered(query) ? <TextLink href="/audit">Show every event</TextLink> : null}
          <span className="text-ink-muted text-sm">
            People by a whole email address or the beginning of a name. Days end at midnight by the clinic&apos;s clock.
          </span>
        </div>
      </NavigationForm>
    </search>
  );
}

function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** An id stands in the address; the field shows whom it means. */
function typedOf(meant: Meant, typed: string): string {
  return meant.is === "one" ? meant.account.email : typed;
}
