import { Moment } from "@countersign/portal/words/moment.tsx";
import { type RollOutFacts, type RollOutStep, rollOutOf, rollOutSteps } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { securityPath } from "../security/security-paths.ts";

/** What a step asks, and where it is done. */
const words: Readonly<Record<RollOutStep, { readonly title: string; readonly why: string; readonly href: string }>> = {
  admins_enrolled: {
    title: "Admins have a second factor and stored recovery codes",
    why: "An admin without stored codes who loses a phone needs another admin.",
    href: "/staff?role=admin",
  },
  second_admin: {
    title: "There is a second admin",
    why: "Nobody else can reset the second factor of an only admin.",
    href: "/staff/invite",
  },
  help_contact: {
    title: "People know whom to call",
    why: "The help contact stands on every page, sign-in included.",
    href: "/settings/general",
  },
  mails_arrive: {
    title: "Mails arrive",
    why: "Links, notices and patients' codes are sent by email.",
    href: "#deliveries",
  },
  announced: {
    title: "Rehearse the change and announce its day",
    why: "See who would be asked what, then choose a moment; everybody concerned is told by email.",
    href: securityPath,
  },
  required: {
    title: "Two-factor authentication is required",
    why: "From then on whoever has none is asked to set it up at each login.",
    href: securityPath,
  },
  everyone_enrolled: {
    title: "The last stragglers have set it up",
    why: "Remind those who have not.",
    href: "/staff?status=in_grace",
  },
};

/** The way from Optional to Required, derived from what is; one line once it is walked. */
export function RollOutSection({ facts }: { facts: RollOutFacts }) {
  const done = rollOutOf(facts);
  const open = rollOutSteps.filter((step) => !done[step]);
  if (open.length === 0) {
    return (
      <Section
        id="roll-out"
        title="Roll out two-factor"
        lead={`Done: two-factor authentication is required, and all ${facts.staff} staff have set it up.`}
      />
    );
  }
  return (
    <Section
      id="roll-out"
      title="Roll out two-factor"
      lead={`${rollOutSteps.length - open.length} of ${rollOutSteps.length} steps to two-factor authentication for all staff.`}
    >
      <ol {...{ role: "list" }} aria-label="Steps" className="flex flex-col gap-4">
        {rollOutSteps.map((step) => (
          <li key={step} className="flex flex-wrap items-start gap-x-3 gap-y-1 sm:flex-nowrap">
            <span className="shrink-0 sm:w-24">
              <Badge tone={done[step] ? "good" : step === open[0] ? "caution" : "neutral"}>
                {done[step] ? "Done" : step === open[0] ? "Next" : "Open"}
              </Badge>
            </span>
            <span className="min-w-0">
              <TextLink href={words[step].href}>{words[step].title}</TextLink>
              <span className="block text-ink-muted text-sm">{words[step].why}</span>
              {step === "announced" && facts.requiredFrom && !facts.isRequired ? (
                <span className="block text-sm">
                  Required from <Moment at={facts.requiredFrom.toISOString()} />.
                </span>
              ) : null}
              {step === "everyone_enrolled" && !done[step] ? (
                <span className="block text-sm">{facts.stragglers} to go.</span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
