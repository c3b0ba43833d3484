import { requirePerson } from "@countersign/auth/guard.ts";
import { type Person, RECOVERY_CODES_LOW } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { DescriptionList } from "@countersign/ui/data/description-list.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { PortalPage } from "../frame/portal-page.tsx";
import { PROFILE } from "../profile/profile-paths.ts";
import { Moment } from "../words/moment.tsx";
import { counted } from "../words/waiting-words.ts";

/** `/` of the staff portal: who is signed in, and how safe that is. */
export async function StaffHomePage() {
  const person = await requirePerson({ kind: "staff" });
  return (
    <PortalPage title="Home" person={person}>
      <Heading lead={`Good to see you, ${person.name}.`}>Home</Heading>
      <Section
        id="security"
        title="Your sign-in"
        lead="What stands between your account and somebody who knows your password."
        actions={<LinkButton href={PROFILE}>Manage</LinkButton>}
      >
        <DescriptionList items={factsOf(person)} />
      </Section>
    </PortalPage>
  );
}

function factsOf(person: Person) {
  const on = person.authenticators > 0;
  const left = person.recoveryCodesLeft;
  return [
    { term: "Signed in as", value: person.email },
    {
      term: "Two-factor authentication",
      value: <Badge tone={on ? "good" : "caution"}>{on ? "On" : "Off"}</Badge>,
    },
    ...(on
      ? [
          {
            term: "Recovery codes",
            value: `${counted(left, "code")} left${left <= RECOVERY_CODES_LOW ? ". Make new ones soon." : ""}`,
          },
        ]
      : []),
    { term: "Signed in since", value: <Moment at={person.startedAt.toISOString()} /> },
  ];
}
