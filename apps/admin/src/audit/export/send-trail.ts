import { type AuditEntry, appendEvent, type ExportQuery, jsonLines } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { personOrNull } from "@countersign/auth/guard.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { readPosted, refuseUnreadable } from "@countersign/portal/form/read-posted.ts";
import { isFresh, type Person } from "@countersign/twofactor";
import { csvAnswer, fileAnswer } from "../../csv-answer.ts";
import { idOf, isUnclear, meantPeople } from "../meant-people.ts";
import { filterOf, readTrailQuery, trailHref } from "../trail-query.ts";
import { csvLines } from "./csv-lines.ts";
import { type ExportFormat, formatOf } from "./export-format.ts";
import { exportInput, exportPath } from "./export-intent.ts";

/** "Download": the trail as a file that is sent while it is read, to whoever confirmed lately that it is them. */
export async function sendTrail(request: Request): Promise<Response> {
  const person = await personOrNull({ may: "read_trail" });
  if (!person) return new Response(null, { status: 303, headers: { Location: "/audit" } });
  const input = readPosted(exportInput, await request.formData().catch(() => refuseUnreadable()));
  if (!isFresh(person, context().now())) {
    return new Response(null, { status: 303, headers: { Location: exportPath(input) } });
  }
  const query = readTrailQuery(input);
  const people = await meantPeople(person.clinicId, query);
  // A file that holds more than was asked for would look like one that does not. The list asks whom it should be about.
  if (isUnclear(people)) return new Response(null, { status: 303, headers: { Location: trailHref(query) } });
  const filter = filterOf(
    query,
    { personId: idOf(people.person), actorId: idOf(people.actor) },
    person.clinic.timeZone,
  );
  const format = formatOf(input.format ?? null);
  const wanted: ExportQuery = { clinicId: person.clinicId, clinicName: person.clinic.name, filter };
  const entry = await entryOf(person, format, wanted);
  // Written down before the first byte, whatever becomes of the rest.
  await appendEvent(context().db, entry);
  return format === "csv"
    ? csvAnswer("audit.csv", counted(csvLines(context(), wanted), entry))
    : fileAnswer("audit.jsonl", "application/jsonl", counted(jsonLines(context(), wanted), entry));
}

async function entryOf(person: Person, format: ExportFormat, { clinicId, filter }: ExportQuery): Promise<AuditEntry> {
  const { browser, address } = await visitor();
  const { portal } = await place();
  return {
    clinicId,
    event: "audit.exported",
    outcome: "success",
    at: context().now(),
    portal,
    actorId: person.accountId,
    address,
    browser,
    details: { format, filter },
  };
}

/** Says in the trail how much was sent, also when the receiver went in the middle. */
async function* counted(pieces: AsyncGenerator<string>, entry: AuditEntry): AsyncGenerator<string> {
  let lines = 0;
  let isSent = false;
  try {
    for await (const piece of pieces) {
      yield piece;
      for (let at = piece.indexOf("\n"); at !== -1; at = piece.indexOf("\n", at + 1)) lines++;
    }
    isSent = true;
  } finally {
    await appendEvent(context().db, {
      ...entry,
      at: context().now(),
      outcome: isSent ? "success" : "failure",
      details: { ...entry.details, lines },
    });
  }
}
