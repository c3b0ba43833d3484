import type { Person } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { ACTIVITY } from "../profile/activity/activity-paths.ts";
import { Moment } from "../words/moment.tsx";
import { methodWords } from "./home-words.ts";
import type { RecentSignIn } from "./lately.ts";

/** Who signed in lately, so that somebody else's sign-in is noticed. */
export function SignInsSection({ signIns, person }: { signIns: readonly RecentSignIn[]; person: Person }) {
  if (signIns.length === 0) return null;
  return (
    <Section
      id="sign-ins"
      title="Last sign-ins"
      lead="If one of them was not you, say so in recent activity."
      actions={<TextLink href={ACTIVITY}>Recent activity</TextLink>}
    >
      <ListCard
        label="Last sign-ins"
        items={signIns.map(({ id, at, browser, method }) => ({
          id,
          title: browser,
          marks: at.getTime() === person.startedAt.getTime() ? <Badge tone="info">This session</Badge> : null,
          details: (
            <>
              {method ? `${methodWords[method]} · ` : ""}
              <Moment at={at.toISOString()} />
            </>
          ),
        }))}
      />
    </Section>
  );
}
