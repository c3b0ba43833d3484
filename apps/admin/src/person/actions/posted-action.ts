import { z } from "zod";
import { type ActionInput, actionInput } from "./perform-action.ts";
import { type PersonAction, personActions } from "./person-action.ts";

const posted = z.object({
  action: z.enum(personActions),
  kind: actionInput.shape.kind,
  accountId: actionInput.shape.accountId,
});

/** What a dialog was posted with, or what is wrong with its reason. Throws for what no dialog of ours can post. */
export function postedAction(
  form: FormData,
):
  | { readonly ok: true; readonly action: PersonAction; readonly input: ActionInput }
  | { readonly ok: false; readonly sentence: string } {
  const { action, ...person } = posted.parse({
    action: form.get("action"),
    kind: form.get("kind"),
    accountId: form.get("accountId"),
  });
  const reason = actionInput.shape.reason.safeParse(form.get("reason") ?? "");
  if (reason.success) return { ok: true, action, input: { ...person, reason: reason.data } };
  const tooLong = reason.error.issues.some((issue) => issue.code === "too_big");
  return { ok: false, sentence: tooLong ? "Say it in 500 characters or fewer." : "Say in a few words why." };
}
