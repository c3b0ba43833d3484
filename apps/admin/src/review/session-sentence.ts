import { counted } from "@countersign/portal/words/waiting-words.ts";
import type { Rehearsal } from "@countersign/twofactor";

/** What happens to people who are working right now. */
export function sessionSentence({ becomeSkip, end, endIdle }: Rehearsal["staff"]["sessions"]): string {
  if (becomeSkip === 0 && end === 0) return "Nobody who is signed in right now is interrupted.";
  const goOn = `${counted(becomeSkip, "open session")} ${becomeSkip === 1 ? "goes" : "go"} on without a second factor, with a banner, for eight hours from ${becomeSkip === 1 ? "its" : "their"} start at most.`;
  const stop = `${counted(end, "open session")} ${end === 1 ? "ends" : "end"} at the next request.`;
  const idle = `Of these, ${endIdle} because nobody has used ${endIdle === 1 ? "it" : "them"} for longer than will be allowed.`;
  return [becomeSkip > 0 ? goOn : "", end > 0 ? stop : "", endIdle > 0 ? idle : ""].filter(Boolean).join(" ");
}
