import { context } from "@countersign/auth/context.ts";
import type { Person } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { NextSteps } from "@countersign/ui/data/next-steps.tsx";
import { StandingPanel } from "@countersign/ui/feedback/standing-panel.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { PortalPage } from "../frame/portal-page.tsx";
import { PROFILE } from "../profile/profile-paths.ts";
import { greetingAt } from "./greeting.ts";
import { standingWords, stepWords } from "./home-words.ts";
import { readHome } from "./read-home.ts";
import { type HomeStep, securityStanding } from "./security-standing.ts";
import { SignInsSection } from "./sign-ins-section.tsx";

/** What a press at home begins at once. */
type HomeStart = () => Promise<void>;

/** Somebody's home, and the steps whose link would only lead to a button that says the same: they are that button. */
export interface HomePageProps {
  person: Person;
  starts: Partial<Record<HomeStep, HomeStart>>;
}

/**
 * `/` for whoever is signed in: how their account stands, what they could do about it, and who signed in lately. What
 * stands above every other page stands among the steps here.
 */
export async function HomePage({ person, starts }: HomePageProps) {
  const { trustedDevices, news, signIns } = await readHome(person);
  const facts = { ...person, trustedDevices, news };
  const { standing, steps } = securityStanding(facts);
  const { tone, title, why } = standingWords[standing];
  return (
    <PortalPage title="Home" person={person} banner={false}>
      <Heading lead={`${greetingAt(context().now(), person.clinic.timeZone)}, ${person.name}.`}>Home</Heading>
      <StandingPanel
        id="standing"
        tone={tone}
        title={title}
        action={steps.length === 0 ? <LinkButton href={PROFILE}>Manage how you sign in</LinkButton> : null}
      >
        {why(facts, steps.length)}
      </StandingPanel>
      {steps.length > 0 ? (
        <Section id="next" title="What to do next">
          <NextSteps
            label="What to do next"
            steps={steps.map((step, at) => stepOf(stepWords[step](facts), starts[step], at))}
          />
        </Section>
      ) : null}
      <SignInsSection signIns={signIns} person={person} />
    </PortalPage>
  );
}

type Step = ReturnType<(typeof stepWords)[HomeStep]>;

function stepOf({ title, text, link, href }: Step, start: HomeStart | undefined, at: number) {
  const look = at === 0 ? "primary" : "secondary";
  const action = start ? (
    <Form action={start} layout="inline">
      <SubmitButton look={look}>{link}</SubmitButton>
    </Form>
  ) : (
    <LinkButton href={href} look={look}>
      {link}
    </LinkButton>
  );
  return { id: link, title, text, action };
}
