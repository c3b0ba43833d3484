/** Deeper than what a form's answer holds: an object of named sentences. */
const MAX_DEPTH = 4;
/** How React names a form among an action's arguments. */
const FORM = /^\$K[0-9a-f]{1,8}$/;

/**
 * Whether these are the arguments of a form of ours: the form alone, or its last answer and the form. Everything else
 * that React could send (promises, files, maps, references to other parts, to other actions) no page of ours sends.
 *
 * @param takes how many arguments the action reads, as its id says; the last of them is the form
 */
export function fitsAction(args: unknown, takes: number): boolean {
  if (!Array.isArray(args) || args.length > Math.max(takes, 1)) return false;
  const last = args.at(-1);
  if (takes > 0 && (args.length !== takes || !isForm(last))) return false;
  return (isForm(last) ? args.slice(0, -1) : args).every((argument) => isPlain(argument, MAX_DEPTH));
}

/**
 * Whether these are the arguments that a page without JavaScript gives back: the form's last answer, if the action
 * reads one. The form itself is the post.
 */
export function fitsBound(args: unknown, takes: number): boolean {
  if (!Array.isArray(args) || args.length > 1) return false;
  if (takes > 0 && args.length !== takes - 1) return false;
  return args.every((argument) => isPlain(argument, MAX_DEPTH));
}

function isForm(argument: unknown): boolean {
  return typeof argument === "string" && FORM.test(argument);
}

/** Data and nothing that React resolves: a string that begins with one `$` names something else. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return !value.startsWith("$") || value.startsWith("$$");
  if (typeof value !== "object" || value === null) return true;
  if (depth === 0) return false;
  return Object.entries(value).every(([name, part]) => name !== "__proto__" && isPlain(part, depth - 1));
}

/** What a text says as JSON; undefined, which no JSON says, where it is none. */
export function jsonIn(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
