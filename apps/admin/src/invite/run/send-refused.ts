import { readRun, streamRefused } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { ClinicId, Kind } from "@countersign/db";
import { csvLine } from "@countersign/twofactor";
import { notFound } from "next/navigation";
import { z } from "zod";
import { csvAnswer } from "../../csv-answer.ts";
import { reasonOf } from "./run-sentences.ts";

/** The route of the lines that are not invited, as a file that is sent while it is read. */
export function refusedRoute(kind: Kind) {
  return async (_request: Request, { params }: { params: Promise<{ run: string }> }): Promise<Response> => {
    const { clinicId, clinic } = await requirePerson({ may: "manage_people" });
    const id = z.uuid().safeParse((await params).run);
    const run = id.success ? await readRun(context(), { clinicId, kind, runId: id.data }) : null;
    if (!run) notFound();
    return csvAnswer("not-invited.csv", linesOf({ clinicId, runId: run.runId }, clinic.country));
  };
}

async function* linesOf(run: { clinicId: ClinicId; runId: string }, country: string): AsyncGenerator<string> {
  yield csvLine(["Line", "Name", "Email", "Reason"]);
  for await (const rows of streamRefused(context(), run)) {
    yield rows.map((row) => csvLine([String(row.line), row.name, row.email, reasonOf(row, country)])).join("");
  }
}
