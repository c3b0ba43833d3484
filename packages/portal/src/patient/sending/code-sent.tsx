import { context } from "@countersign/auth/context.ts";
import { type LoginRow, type SentCode, sentCodeOf } from "@countersign/twofactor";

/** The newest code of a login, as far as a page may know it. */
export function sentCode(login: LoginRow): SentCode | null {
  return sentCodeOf(context().keys, login);
}

/** Where the newest code went, and how its message is told from earlier ones. */
export function CodeSent({ sent }: { sent: SentCode | null }) {
  if (!sent) {
    return (
      <p>
        No code could be sent, because too many were sent lately. Ask for a new one later, or let your clinic help you.
      </p>
    );
  }
  const { channel, masked, matchingWord } = sent;
  return (
    <p>
      We sent a six-digit code {channel === "email" ? "to" : "by text to"}{" "}
      <strong className="inline-block max-w-full break-words">{masked}</strong> in a message that says{" "}
      <span className="whitespace-nowrap">
        <strong>{matchingWord}</strong>.
      </span>{" "}
      It works for 10 minutes.
    </p>
  );
}
