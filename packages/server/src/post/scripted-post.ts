import type { PostFault } from "./post-fault.ts";
import { fitsAction, jsonIn } from "./posted-arguments.ts";
import { argumentsOf, knownAction, type PublishedActions } from "./published-actions.ts";

/** The part that holds the arguments; the fields of the form among them are called `_1_email`. */
const ARGUMENTS = "0";
const FIELD = /^_[0-9a-f]{1,8}_/;

/**
 * What is wrong with a call of an action by a script of a page.
 *
 * @param id   the `Next-Action` header
 * @param body the parts, or the text where no form is among the arguments
 */
export function faultOfScripted(id: string, body: FormData | string, actions: PublishedActions): PostFault | null {
  const known = knownAction(id, actions);
  if (known !== "ours") return known === "older" ? "outdated" : "unreadable";
  const args = typeof body === "string" ? body : argumentsIn(body);
  return fitsAction(jsonIn(args), argumentsOf(id)) ? null : "unreadable";
}

function argumentsIn(parts: FormData): unknown {
  const isOurs = [...parts.keys()].every((name) => name === ARGUMENTS || FIELD.test(name));
  const [args, ...more] = parts.getAll(ARGUMENTS);
  return isOurs && more.length === 0 ? args : undefined;
}
