import type { Kind } from "@countersign/db";
import { listedRoles, peopleTraits, personStatuses } from "@countersign/twofactor";
import { SearchForm } from "@countersign/ui/form/search-form.tsx";
import { ChoiceLinks } from "@countersign/ui/page/choice-links.tsx";
import { listPaths } from "./people-paths.ts";
import { firstPage, type PeopleSearch, peopleHref, peopleParameters } from "./people-query.ts";
import { roleWords, traitWords } from "./people-words.ts";
import { statusWords } from "./status-words.ts";

/** What narrows a list: a search as one types, and one choice each of status, role and what else is looked for. */
export function PeopleFilters({ kind, search }: { kind: Kind; search: PeopleSearch }) {
  const choices = <Name extends "status" | "role" | "trait">(
    name: Name,
    options: readonly NonNullable<PeopleSearch[Name]>[],
    label: (option: NonNullable<PeopleSearch[Name]>) => string,
  ) =>
    [null, ...options].map((option) => ({
      label: option === null ? "All" : label(option),
      href: peopleHref(kind, { ...firstPage(search), [name]: option }),
      chosen: search[name] === option,
    }));
  return (
    <div className="flex flex-col gap-5">
      <SearchForm
        live
        action={listPaths[kind]}
        label="Search by name or email"
        name="search"
        defaultValue={search.search}
        keep={peopleParameters({ ...firstPage(search), search: "" })}
      />
      <div className="flex flex-col gap-3">
        <ChoiceLinks
          id="status"
          label="Status"
          choices={choices("status", personStatuses[kind], (one) => statusWords[one].label)}
        />
        {kind === "staff" ? (
          <ChoiceLinks id="role" label="Role" choices={choices("role", listedRoles, (one) => roleWords[one])} />
        ) : null}
        <ChoiceLinks
          id="trait"
          label="Needs attention"
          choices={choices("trait", peopleTraits, (one) => traitWords[one])}
        />
      </div>
    </div>
  );
}
