import { type HistoryRow, readHistory } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Person } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { z } from "zod";
import { DoneMessage } from "../../frame/done-message.tsx";
import type { PageProps } from "../../frame/page-props.ts";
import { PortalPage } from "../../frame/portal-page.tsx";
import { PROFILE } from "../profile-paths.ts";
import { entriesOf } from "./activity-entries.ts";
import { activityLine } from "./activity-line.tsx";
import { ActivityList } from "./activity-list.tsx";
import { ACTIVITY, activityPath } from "./activity-paths.ts";
import { activityEvents } from "./activity-sentences.ts";
import { NotMeDialog } from "./not-me-dialog.tsx";
import { securedSentences } from "./secured-sentences.ts";

const TITLE = "Recent activity";
const ROWS_A_PAGE = 50;

const eventId = z.uuid().nullable().catch(null);

/** `/profile/activity` of every portal: everything that happened around one's own account, newest first. */
export async function ActivityPage({ searchParams }: PageProps) {
  const person = await requirePerson();
  const search = await searchParams;
  const before = eventId.parse(search.before);
  const notMe = eventId.parse(search["not-me"]);
  const { rows, older } = await readPage(person, before);
  const lines = entriesOf(rows, person).map((entry) => activityLine(entry, { before, shape: "time" }));
  return (
    <PortalPage title={TITLE} person={person}>
      <Heading
        lead="What happened around your account, newest first. Anything here that was not you? Say so, and everybody else is signed out."
        aside={<TextLink href={PROFILE}>Back to your profile</TextLink>}
      >
        {TITLE}
      </Heading>
      <DoneMessage done={search.done} sentences={securedSentences} />
      {notMe ? <NotMeDialog person={person} eventId={notMe} closeHref={activityPath({ before })} /> : null}
      {lines.length === 0 ? (
        <EmptyState>{before ? "Nothing happened before that." : "Nothing has happened yet."}</EmptyState>
      ) : (
        <ActivityList lines={lines} />
      )}
      {before || older ? (
        <nav aria-label={TITLE} className="flex flex-wrap gap-x-6 gap-y-2">
          {before ? <TextLink href={ACTIVITY}>Newest activity</TextLink> : null}
          {older ? <TextLink href={activityPath({ before: older })}>Older activity</TextLink> : null}
        </nav>
      ) : null}
    </PortalPage>
  );
}

/** A page of events, and the event behind which the next one begins. */
async function readPage(
  { clinicId, accountId }: Person,
  before: string | null,
): Promise<{ rows: readonly HistoryRow[]; older: string | null }> {
  const wish = { clinicId, accountId, events: activityEvents, before, limit: ROWS_A_PAGE + 1 };
  const found = await readHistory(context().db, wish);
  const rows = found.slice(0, ROWS_A_PAGE);
  return { rows, older: found.length > ROWS_A_PAGE ? (rows.at(-1)?.id ?? null) : null };
}
