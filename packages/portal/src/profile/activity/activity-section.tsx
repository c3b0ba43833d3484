import { readHistory } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import type { Person } from "@countersign/twofactor";
import { ListCard } from "@countersign/ui/data/list-card.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { Moment } from "../../words/moment.tsx";
import { activityEvents, activitySentence } from "./activity-sentences.ts";

const ROWS_SHOWN = 15;

/** What happened around this account lately, so that somebody else's doing is noticed. */
export async function ActivitySection({ person }: { person: Person }) {
  const { clinicId, accountId } = person;
  const rows = await readHistory(context().db, { clinicId, accountId, events: activityEvents, limit: ROWS_SHOWN });
  return (
    <Section id="activity" title="Recent activity" lead="Anything here that was not you? Tell your clinic.">
      {rows.length === 0 ? (
        <EmptyState>Nothing has happened yet.</EmptyState>
      ) : (
        <ListCard
          label="Recent activity"
          items={rows.map((row) => ({
            id: row.id,
            title: activitySentence(row),
            details: (
              <>
                <Moment at={row.at.toISOString()} />
                {row.browser ? ` · ${row.browser}` : ""}
                {row.address ? ` · ${row.address}` : ""}
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}
