import { requirePerson } from "@countersign/auth/guard.ts";
import { signInCodesStatus } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { PortalPage } from "../frame/portal-page.tsx";

/** `/` of patients. */
export async function PatientHomePage() {
  const person = await requirePerson({ kind: "patient" });
  const { on } = signInCodesStatus(person);
  return (
    <PortalPage title="Home" person={person}>
      <Heading lead={`You are signed in at ${person.clinic.name}.`}>Home</Heading>
      <Section id="account" title="Your account">
        <DescriptionList
          items={[
            { term: "Name", value: person.name },
            { term: "Email", value: person.email },
            {
              term: "Sign-in codes",
              value: (
                <>
                  {on ? "Asked for when you sign in." : "Not asked for when you sign in."}{" "}
                  <TextLink href="/profile/login">Change how you sign in</TextLink>
                </>
              ),
            },
          ]}
        />
      </Section>
    </PortalPage>
  );
}
