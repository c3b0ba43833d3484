import { headers } from "next/headers";
import type { z } from "zod";
import type { Refusal } from "./form-state.ts";

/** Longer values are not worth giving back: nobody typed them. */
const KEPT_CHARACTERS_MOST = 500;

// Next hands the same object to the action and to the page that is rendered after it, and drops it with the request.
const failedRequests = new WeakSet<object>();

/** What was wrong with a post. */
export type RefusalWords = {
  readonly alert?: string;
  /** The one field that the alert is about: it is marked and has the focus, and nothing is said twice. */
  readonly blamed?: string;
  readonly errors?: Readonly<Record<string, string>>;
  /** The post, and the names of the fields whose values are given back. */
  readonly form?: FormData;
  readonly keep?: readonly string[];
};

/** Makes the answer of an action that did not do what was asked, and marks the request as failed. */
export async function refuse({ alert, blamed, errors = {}, form, keep = [] }: RefusalWords): Promise<Refusal> {
  failedRequests.add(await headers());
  const values = Object.fromEntries(keep.map((name) => [name, typed(form?.get(name))]));
  // The symbol is for the type checker only: the answer travels to the browser as plain data.
  return { values, errors, alert: alert ?? null, blamed: blamed ?? null } as unknown as Refusal;
}

/** Refuses what a schema refused: each field's first sentence beside it. */
export function refuseFields(error: z.ZodError, words: Omit<RefusalWords, "errors"> = {}): Promise<Refusal> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[String(issue.path[0])] ??= issue.message;
  return refuse({ ...words, errors });
}

/** Whether the page being rendered answers a post that was refused. Only without JavaScript is that one request. */
export async function postWasRefused(): Promise<boolean> {
  return failedRequests.has(await headers());
}

function typed(value: FormDataEntryValue | null | undefined): string {
  return typeof value === "string" ? value.slice(0, KEPT_CHARACTERS_MOST) : "";
}
