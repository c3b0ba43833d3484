"use server";

import { generalNames, generalSettings, saysWhomToAsk } from "@countersign/accounts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { requireFresh } from "@countersign/auth/step-up.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse, refuseFields } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { generalPath } from "./general-path.ts";
import { nobodyToAsk } from "./general-sentences.ts";
import { performGeneral } from "./perform-general.ts";
import { asTyped, expectedIn } from "./posted-general.ts";

/** "Save settings". Without a fresh code it goes on after `/confirm`. */
export async function saveGeneral(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "change_policy" });
  const parsed = generalSettings.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refuseFields(parsed.error, { form, keep: generalNames });

  const settings = parsed.data;
  if (!saysWhomToAsk(settings)) return refuse({ errors: { helpPhone: nobodyToAsk }, form, keep: generalNames });
  const expected = expectedIn(form);
  if (!expected) redirect(`${generalPath}?refused=changed_meanwhile`);

  const input = { settings: asTyped(settings), expected };
  await requireFresh(admin, { intent: { action: "save_general", input }, returnTo: generalPath });
  redirect(await performGeneral(admin, { settings, expected }));
}
