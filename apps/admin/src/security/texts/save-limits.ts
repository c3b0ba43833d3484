"use server";

import { textLimits } from "@countersign/accounts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import { textsPath } from "../security-paths.ts";
import { performLimits } from "./perform-limits.ts";
import { postedLimits } from "./posted-limits.ts";

const json = z.string().transform((text, problem) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    problem.addIssue("not JSON");
    return z.NEVER;
  }
});

/** "Save text limits". Without a fresh code it goes on after `/confirm`. */
export async function saveLimits(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "change_policy" });
  const expected = json.pipe(textLimits).safeParse(form.get("expected"));
  if (!expected.success) redirect(textsPath);
  const known = expected.data.textCountries.map(({ country }) => country);
  const posted = postedLimits(form, known);
  if (!posted.ok)
    return refuse({ errors: posted.errors, form, keep: [...form.keys()].filter((name) => name !== "expected") });

  const input = { expected: expected.data, limits: posted.limits };
  await requireFresh(admin, { intent: { action: "save_text_limits", input }, returnTo: textsPath });
  redirect(await performLimits(admin, input));
}
