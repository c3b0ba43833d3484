"use server";

import { context } from "@countersign/auth/context.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { stopReset } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";

const token = z.string().catch("");

/** "Stop the reset" by a mailed link. Whoever has it need not sign in: it takes nothing away from anybody. */
export async function stop(_before: FormState, form: FormData): Promise<FormState> {
  const link = token.parse(form.get("token"));
  const stopped = await stopReset(context(), { place: await place(), token: link, visitor: await visitor() });
  const path = `/reset-request/${encodeURIComponent(link)}`;
  redirect(stopped ? `${path}?done=stopped` : path);
}
