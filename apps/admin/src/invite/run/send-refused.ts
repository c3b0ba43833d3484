import { type InvitationRun, type RefusedRow, readRun, streamRefused } from "@countersign/accounts";
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
    return csvAnswer("not-invited.csv", linesOf(clinicId, run, clinic.country));
  };
}

/** The uploaded lines with every column they had, behind our two: corrected, the file can be uploaded as it is. */
async function* linesOf(clinicId: ClinicId, run: InvitationRun, country: string): AsyncGenerator<string> {
  const separator = run.separator ?? ",";
  const own = run.columns?.map(({ heading }) => heading) ?? ["name", "email"];
  yield csvLine(["line", "reason", ...own], separator);
  for await (const rows of streamRefused(context(), { clinicId, runId: run.runId })) {
    yield rows
      .map((row) => {
        const cells = row.cells ?? (run.columns ? cellsOf(row, run.columns) : [row.name, row.email]);
        return csvLine([String(row.line), reasonOf(row, country), ...cells], separator);
      })
      .join("");
  }
}

/** What is still known of a line whose cells are no longer kept, in the file's columns. */
function cellsOf(row: RefusedRow, columns: NonNullable<InvitationRun["columns"]>): string[] {
  const known: Readonly<Record<string, string>> = { name: row.name, email: row.email, phone: row.phone ?? "" };
  return columns.map(({ use }) => known[use ?? ""] ?? "");
}
