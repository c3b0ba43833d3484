import { readWorkspace, type Source } from "../boundaries/workspace.ts";

/** A server action: every exported function of a file of them is a public address. */
export type PublishedAction = {
  readonly name: string;
  /** Whether its file reads from a form what names something that somebody owns. */
  readonly readsId: boolean;
};

// What the forms call the things that somebody owns, and the readers that forms with such fields share.
const ID_FIELD =
  /\bform\.get\("(session|device|event|authenticator|accountId|runId|mailingId|scheduleId|requestId)"\)|\bz\.uuid\(|\bposted(Action|Target|Run|Try)\(|\b(requestInput|linkInput|personAgain|waitingSchedule)\b/;

/** Every server action of the portals, from their source. */
export function publishedActions(): PublishedAction[] {
  return readWorkspace()
    .flatMap(({ sources }) => sources)
    .filter(({ text, forTests }) => !forTests && /^"use server";$/m.test(text))
    .flatMap(actionsOf);
}

function actionsOf({ text }: Source): PublishedAction[] {
  const parts = text.split(/^export (?:async )?function /m).slice(1);
  return parts.map((part) => ({
    name: /^\w+/.exec(part)?.[0] ?? "",
    // An id may be read by a helper of the same file.
    readsId: ID_FIELD.test(part) || (parts.length === 1 && ID_FIELD.test(text.replaceAll(/^import .*$/gm, ""))),
  }));
}
