import { type ExportItem, type ExportQuery, exportItems, namesOf } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { csvLine } from "@countersign/twofactor";
import { eventSentence } from "../../person/history/event-sentences.ts";

const heading = csvLine([
  ...[
    "Time",
    "Event",
    "Sentence",
    "Outcome",
    "Portal",
    "Person",
    "Person id",
    "Actor",
    "Actor id",
    "Address",
    "Browser",
  ],
  ...["Details", "Id", "Seal", "Leaf hash"],
]);

type EventItem = Extract<ExportItem, { is: "event" }>;

/** The trail as lines for a spreadsheet: the heading, then one line for each event. */
export async function* csvLines(context: Context, query: ExportQuery): AsyncGenerator<string> {
  yield heading;
  for await (const items of exportItems(context, query)) {
    const events = items.filter((item) => item.is === "event");
    const ids = new Set(events.flatMap(({ event }) => [event.accountId, event.actorId].filter((id) => id !== null)));
    const names = await namesOf(context.db, query.clinicId, [...ids]);
    yield events.map((item) => lineOf(item, names)).join("");
  }
}

function lineOf({ event, seal, hash }: EventItem, names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string | null) => (id && names.get(id)) ?? "";
  return csvLine([
    ...[event.at, event.event, eventSentence(event), event.outcome, event.portal ?? ""],
    ...[nameOf(event.accountId), event.accountId ?? "", nameOf(event.actorId), event.actorId ?? ""],
    ...[event.address ?? "", event.browser ?? "", JSON.stringify(event.details), event.id],
    ...[seal === null ? "" : String(seal), hash.toString("hex")],
  ]);
}
