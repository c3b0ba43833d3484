import { SideNavigation } from "@countersign/ui/page/side-navigation.tsx";
import type { ReactNode } from "react";

/** The pages of the clinic's settings, in the order of their navigation. */
const pages = [
  { page: "general", label: "General", href: "/settings/general" },
  { page: "security", label: "Security", href: "/settings/general/security" },
  { page: "history", label: "Policy history", href: "/settings/general/security/history" },
  { page: "forecast", label: "Forecast", href: "/settings/general/security/forecast" },
  { page: "texts", label: "Text messages", href: "/settings/general/security/texts" },
  { page: "methods", label: "Methods compared", href: "/settings/general/security/methods" },
  { page: "sheet", label: "Staff-room sheet", href: "/settings/general/security/sheet" },
] as const;

/** One page of the settings, with the way to the others beside it. */
export function SettingsArea({ here, children }: { here: (typeof pages)[number]["page"]; children: ReactNode }) {
  return (
    <SideNavigation
      label="Settings"
      places={pages.map(({ page, label, href }) => ({ label, href, here: page === here }))}
    >
      {children}
    </SideNavigation>
  );
}
