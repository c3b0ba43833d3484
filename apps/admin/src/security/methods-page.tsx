import { requirePerson } from "@countersign/auth/guard.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { SettingsArea } from "../settings/settings-area.tsx";
import { MethodsWorth } from "./methods-worth.tsx";

/** Settings › General › Security › Methods compared. */
export async function MethodsPage() {
  const person = await requirePerson({ may: "change_policy" });
  return (
    <PortalPage title="Methods compared" person={person}>
      <SettingsArea here="methods">
        <Heading lead="What each way to confirm a sign-in protects against, and what it does not.">
          Methods compared
        </Heading>
        <MethodsWorth />
      </SettingsArea>
    </PortalPage>
  );
}
