import { readHistory } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import type { Person } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { entriesOf } from "./activity-entries.ts";
import { activityLine } from "./activity-line.tsx";
import { ACTIVITY } from "./activity-paths.ts";
import { activityEvents } from "./activity-sentences.ts";

const ROWS_SHOWN = 15;

/** What happened around this account lately, so that somebody else's doing is noticed. */
export async function ActivitySection({ person }: { person: Person }) {
  const { clinicId, accountId } = person;
  const rows = await readHistory(context().db, { clinicId, accountId, events: activityEvents, limit: ROWS_SHOWN });
  return (
    <Section
      id="activity"
      title="Recent activity"
      lead="Anything here that was not you? Say so, and everybody else is signed out."
      actions={<TextLink href={ACTIVITY}>All activity</TextLink>}
    >
      {rows.length === 0 ? (
        <EmptyState>Nothing has happened yet.</EmptyState>
      ) : (
        <ListCard
          label="Recent activity"
          items={entriesOf(rows, person).map((entry) => activityLine(entry, { before: null, shape: "both" }))}
        />
      )}
    </Section>
  );
}
