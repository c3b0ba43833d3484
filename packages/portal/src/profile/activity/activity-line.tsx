import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { Badge } from "@countersign/ui/feedback/badge.tsx";
import { Moment } from "../../words/moment.tsx";
import { counted } from "../../words/waiting-words.ts";
import type { ActivityEntry } from "./activity-entries.ts";
import type { ActivityLine } from "./activity-list.tsx";
import { activityPath } from "./activity-paths.ts";

/**
 * An entry as a line of a list.
 *
 * @param page.before the page it stands on, to come back to
 * @param page.shape  the time alone where the day stands above it
 */
export function activityLine(
  entry: ActivityEntry,
  page: { readonly before: string | null; readonly shape: "both" | "time" },
): ActivityLine {
  const { id, sentence, times, browser, address } = entry;
  const at = entry.at.toISOString();
  return {
    id,
    at,
    title: times > 1 ? `${sentence} (${counted(times, "time")})` : sentence,
    marks: entry.here ? <Badge tone="info">This session</Badge> : null,
    details: (
      <>
        <Moment at={at} shape={page.shape} />
        {browser ? ` · ${browser}` : ""}
        {address ? ` · ${address}` : ""}
      </>
    ),
    action: entry.disownable ? (
      <OpenButton href={activityPath({ before: page.before, notMe: id })} look="quiet">
        <span className="whitespace-nowrap">
          This wasn't me
          {/* The moment and not the sentence: buttons are found by what they do, and sentences repeat their words. */}
          <span className="sr-only">
            , <Moment at={at} />
          </span>
        </span>
      </OpenButton>
    ) : null,
  };
}
