import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { z } from "zod";
import { type ActionInput, actionInput } from "./perform-action.ts";
import { type PlainAction, plainActions } from "./person-action.ts";

const target = actionInput.omit({ reason: true });

/** Whom a dialog was posted about. Answers 400 to what no dialog of ours can post. */
export function postedTarget(form: FormData): z.infer<typeof target> {
  return readPosted(target, form);
}

/** The reason that was typed, or what is wrong with it. */
export function postedReason(
  form: FormData,
): { readonly ok: true; readonly reason: string } | { readonly ok: false; readonly sentence: string } {
  const reason = actionInput.shape.reason.safeParse(form.get("reason") ?? "");
  if (reason.success) return { ok: true, reason: reason.data };
  const tooLong = reason.error.issues.some((issue) => issue.code === "too_big");
  return { ok: false, sentence: tooLong ? "Say it in 500 characters or fewer." : "Say in a few words why." };
}

/** What a dialog was posted with that asks for a reason and nothing else, or what is wrong with it. */
export function postedAction(
  form: FormData,
):
  | { readonly ok: true; readonly action: PlainAction; readonly input: ActionInput }
  | { readonly ok: false; readonly sentence: string } {
  const action = readPosted(z.enum(plainActions), form.get("action"));
  const person = postedTarget(form);
  const typed = postedReason(form);
  return typed.ok ? { ok: true, action, input: { ...person, reason: typed.reason } } : typed;
}
