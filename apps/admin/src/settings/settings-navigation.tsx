import { ChoiceLinks } from "@countersign/ui/page/choice-links.tsx";

/** The pages of the clinic's settings, in the order of their navigation. */
const pages = [
  { page: "general", label: "General", href: "/settings/general" },
  { page: "security", label: "Security", href: "/settings/general/security" },
] as const;

/** Leads between the pages of the settings; stands right above their heading. */
export function SettingsNavigation({ here }: { here: (typeof pages)[number]["page"] }) {
  return (
    <ChoiceLinks
      label="Settings"
      choices={pages.map(({ page, label, href }) => ({ label, href, chosen: page === here }))}
    />
  );
}
