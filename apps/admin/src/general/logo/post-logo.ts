"use server";

import { type LogoRefusal, readLogoFile, saveLogo } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { generalPath } from "../general-path.ts";
import { logoSentences } from "./logo-sentences.ts";

/** "Upload logo": shows the file from the next page and the next mail on. */
export async function uploadLogo(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "change_policy" });
  const file = form.get("logo");
  // A field without a file posts an empty one.
  if (!(file instanceof File) || file.size === 0) return refuse({ errors: { logo: "Choose a PNG or SVG file." } });
  const read = readLogoFile(Buffer.from(await file.bytes()));
  if (!read.ok) return refuseLogo(read.why);
  await saveLogo(context(), { actor: admin, logo: read.logo, visitor: await visitor() });
  redirect(`${generalPath}?done=logo`);
}

/** "Remove logo": the clinic's name stands alone again. */
export async function removeLogo(): Promise<void> {
  const admin = await requirePerson({ may: "change_policy" });
  await saveLogo(context(), { actor: admin, logo: null, visitor: await visitor() });
  redirect(`${generalPath}?done=logo_removed`);
}

function refuseLogo(why: LogoRefusal): Promise<FormState> {
  return refuse({ errors: { logo: logoSentences[why] } });
}
