/** The name under which the file is kept. */
export const DOWNLOAD_NAME = "recovery-codes.txt";

/** The codes as a text file that says whose they are. Never cached: what is shown once is sent once. */
export function recoveryCodesFile(input: {
  readonly codes: readonly string[];
  readonly clinic: string;
  readonly email: string;
}): Response {
  const lines = [
    `Recovery codes for ${input.email} at ${input.clinic}`,
    "Each works once. Give these to nobody; the clinic never asks for them.",
    "",
    ...input.codes,
    "",
  ];
  return new Response(lines.join("\r\n"), {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${DOWNLOAD_NAME}"`,
      "Cache-Control": "no-store",
    },
  });
}
