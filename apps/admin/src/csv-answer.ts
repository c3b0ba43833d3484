/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A CSV file as a download, sent while it is read: its first piece is the heading line. */
export function csvAnswer(fileName: string, pieces: AsyncGenerator<string>): Response {
  return new Response(streamOf(pieces), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** Reads on only when the receiver has taken what there was. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  let begun = false;
  return new ReadableStream({
    async pull(sink) {
      const { done, value } = await pieces.next();
      if (done) return sink.close();
      sink.enqueue(bytes.encode(begun ? value : BYTE_ORDER_MARK + value));
      begun = true;
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
