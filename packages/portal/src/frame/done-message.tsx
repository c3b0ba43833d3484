import { context } from "@countersign/auth/context.ts";
import { StatusMessage } from "@countersign/ui/feedback/status-message.tsx";

/**
 * The `status` after an action led here with `?done=<key>`. A key that the page has no sentence for says nothing, so
 * that no address can make a page say something.
 */
export function DoneMessage({ done, sentences }: { done: unknown; sentences: Readonly<Record<string, string>> }) {
  if (typeof done !== "string" || !Object.hasOwn(sentences, done)) return null;
  // Another key at each rendering: the same success twice is said twice.
  return <StatusMessage key={context().now().getTime()}>{sentences[done]}</StatusMessage>;
}
