/** Spreadsheets take a file for UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A CSV file as a download, sent while it is read: its first piece is the heading line. */
export function csvAnswer(fileName: string, pieces: AsyncGenerator<string>): Response {
  return fileAnswer(fileName, "text/csv", marked(pieces));
}

async function* marked(pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  yield* pieces;
}

/** A text file as a download, sent while it is read; `pieces` ends early when the receiver goes. */
export function fileAnswer(fileName: string, type: string, pieces: AsyncGenerator<string>): Response {
  return new Response(streamOf(pieces), {
    headers: {
      "Content-Type": `${type}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** Reads on only when the receiver has taken what there was. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    async pull(sink) {
      const { done, value } = await pieces.next();
      if (done) sink.close();
      else sink.enqueue(bytes.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
