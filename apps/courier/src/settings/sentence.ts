import type { z } from "zod";

/** One plain sentence for the first thing that is wrong; it names the setting and never its value. */
export function sentenceFor(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? "A setting");
  if (given[name] === undefined) return `${name} must be set.`;
  if (issue?.code === "invalid_value") return `${name} must be ${listed(issue.values.map(String))}.`;
  if (name.endsWith("_PORT")) return `${name} must be a port number from 1 to 65535.`;
  return issue?.code === "custom" || issue?.code === "invalid_format"
    ? `${name} ${issue.message}.`
    : `${name} is not valid.`;
}

function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
