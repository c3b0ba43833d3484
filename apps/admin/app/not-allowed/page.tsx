import { requirePerson } from "@countersign/auth/guard.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";

/** `/not-allowed`: for whoever opened something that their role does not go as far as. */
export default async function NotAllowedPage() {
  const person = await requirePerson({ may: "see_people" });
  return (
    <PortalPage title="Not for your role" person={person}>
      <Heading lead="This part of the console is for admins. You can look after people: find them, unlock them, help them sign in again.">
        Not for your role
      </Heading>
      <p>
        <LinkButton href="/staff">Go to staff</LinkButton>
      </p>
    </PortalPage>
  );
}
