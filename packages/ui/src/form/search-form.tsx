import NavigationForm from "next/form";
import { SubmitButton } from "../action/submit-button.tsx";
import { TextField } from "../field/text-field.tsx";
import { LiveSearch } from "./live-search.tsx";

/** A search over what stands below it. */
export interface SearchFormProps {
  /** The page that shows the results: this one, as a rule. */
  action: string;
  /** What is looked through: the textbox's accessible name. */
  label: string;
  /** The name of the parameter that carries what was typed. */
  name: string;
  defaultValue: string;
  /** Parameters of the address that the search keeps. */
  keep?: Readonly<Record<string, string>>;
  /** Looks for what is typed without waiting for the button. */
  live?: boolean;
}

/** A `search` of one textbox and one button. The address carries what was typed, so a result can be kept and shared. */
export function SearchForm({ action, label, name, defaultValue, keep = {}, live = false }: SearchFormProps) {
  return (
    <search>
      <NavigationForm
        action={action}
        prefetch={false}
        className="flex flex-wrap items-end gap-x-3 gap-y-3 max-sm:flex-col max-sm:items-stretch"
      >
        {Object.entries(keep).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {live ? (
          <LiveSearch name={name} value={defaultValue} href={`${action}?${new URLSearchParams(keep)}`}>
            <TextField label={label} name={name} type="search" defaultValue={defaultValue} />
          </LiveSearch>
        ) : (
          <div className="min-w-0 flex-1 sm:max-w-md">
            {/* React keeps an input's text over a navigation; another search is another input. */}
            <TextField key={defaultValue} label={label} name={name} type="search" defaultValue={defaultValue} />
          </div>
        )}
        <SubmitButton look="secondary">Search</SubmitButton>
      </NavigationForm>
    </search>
  );
}
