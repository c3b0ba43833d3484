import { z } from "zod";
import type { PostFault } from "./post-fault.ts";
import { fitsBound, jsonIn } from "./posted-arguments.ts";
import { argumentsOf, knownAction, type PublishedActions } from "./published-actions.ts";

const RESERVED = "$ACTION_";
/** One form's action, and one of the button that was pressed. */
const MAX_ACTIONS = 2;
const PLAIN = /^\$ACTION_ID_(?<id>.*)$/s;
const WITH_ANSWER = /^\$ACTION_REF_(?<at>\d{0,4})$/;
const descriptor = z.strictObject({ id: z.string(), bound: z.union([z.literal("$@1"), z.null()]).default(null) });

/**
 * What is wrong with a form that a browser posted by itself. React writes which action it is for into hidden fields:
 * `$ACTION_ID_<id>`, or `$ACTION_REF_1` with `$ACTION_1:0` (which action) and `$ACTION_1:1` (the form's last answer).
 */
export function faultOfUnscripted(form: FormData, actions: PublishedActions): PostFault | null {
  const reserved = [...form.keys()].filter((name) => name.startsWith(RESERVED));
  if (new Set(reserved).size !== reserved.length) return "unreadable";
  const meant = reserved.filter((name) => PLAIN.test(name) || WITH_ANSWER.test(name));
  if (meant.length === 0 || meant.length > MAX_ACTIONS) return "unreadable";
  const isOurs = reserved.every((name) => meant.includes(name) || isPartOf(name, meant));
  if (!isOurs) return "unreadable";
  const faults = meant.map((name) => faultOf(name, form, actions));
  return faults.find((fault) => fault !== null) ?? null;
}

function isPartOf(name: string, meant: readonly string[]): boolean {
  if (name === `${RESERVED}KEY`) return true;
  const [, at] = /^\$ACTION_(\d{0,4}):[01]$/.exec(name) ?? [];
  return at !== undefined && meant.includes(`${RESERVED}REF_${at}`);
}

function faultOf(name: string, form: FormData, actions: PublishedActions): PostFault | null {
  const at = WITH_ANSWER.exec(name)?.groups?.at;
  if (at === undefined) return faultOfId(PLAIN.exec(name)?.groups?.id ?? "", [], actions);
  const part = (index: number) => form.get(`${RESERVED}${at}:${index}`);
  const parsed = descriptor.safeParse(jsonIn(part(0)));
  if (!parsed.success) return "unreadable";
  const { id, bound } = parsed.data;
  return faultOfId(id, bound === null ? [] : jsonIn(part(1)), actions);
}

function faultOfId(id: string, bound: unknown, actions: PublishedActions): PostFault | null {
  const known = knownAction(id, actions);
  if (known !== "ours") return known === "older" ? "outdated" : "unreadable";
  return fitsBound(bound, argumentsOf(id)) ? null : "unreadable";
}
