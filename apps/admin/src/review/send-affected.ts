import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { affectedCsvHeading, affectedCsvLine, streamAffected } from "@countersign/twofactor";
import { notFound } from "next/navigation";
import { csvAnswer } from "../csv-answer.ts";
import { draftsIn } from "../security/drafted-policies.ts";

/** The people a drafted change would affect, as a file that is sent while it is read. */
export async function sendAffected(request: Request): Promise<Response> {
  const { clinicId } = await requirePerson({ may: "read_trail" });
  const drafts = draftsIn(Object.fromEntries(new URL(request.url).searchParams));
  if (!drafts) notFound();
  return csvAnswer("people-affected.csv", linesOf({ clinicId, staff: drafts.staff, patient: drafts.patient }));
}

async function* linesOf(change: Parameters<typeof streamAffected>[1]): AsyncGenerator<string> {
  yield affectedCsvHeading;
  for await (const people of streamAffected(context(), change)) yield people.map(affectedCsvLine).join("");
}
