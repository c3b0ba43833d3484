import { madeOn, type RecoveryCodesCard, recoveryCodesWords } from "./recovery-codes-words.ts";

/** The name under which the file is kept. */
export const DOWNLOAD_NAME = "recovery-codes.txt";

/** The codes as a text file that says whose they are and how to use them. Never cached: shown once, sent once. */
export function recoveryCodesFile(card: RecoveryCodesCard): Response {
  const { clinic, portal, email, codes } = card;
  const lines = [
    `Recovery codes: ${clinic}, ${portal}`,
    `For ${email}`,
    madeOn(card),
    "",
    "When your phone is lost or broken:",
    recoveryCodesWords.use,
    "",
    ...codes,
    "",
    recoveryCodesWords.secret,
    recoveryCodesWords.seen,
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
