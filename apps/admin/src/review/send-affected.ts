import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { affectedCsvHeading, affectedCsvLine, streamAffected } from "@countersign/twofactor";
import { notFound } from "next/navigation";
import { draftsIn } from "../security/drafted-policies.ts";

/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The people a drafted change would affect, as a file that is sent while it is read. */
export async function sendAffected(request: Request): Promise<Response> {
  const { clinicId } = await requirePerson({ role: "admin" });
  const drafts = draftsIn(Object.fromEntries(new URL(request.url).searchParams));
  if (!drafts) notFound();
  return new Response(streamOf(linesOf({ clinicId, staff: drafts.staff, patient: drafts.patient })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="people-affected.csv"',
      "Cache-Control": "no-store",
    },
  });
}

async function* linesOf(change: Parameters<typeof streamAffected>[1]): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + affectedCsvHeading;
  for await (const people of streamAffected(context(), change)) yield people.map(affectedCsvLine).join("");
}

/** Reads on only when the receiver has taken what there was. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    async pull(sink) {
      const { done, value } = await texts.next();
      if (done) sink.close();
      else sink.enqueue(bytes.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}
