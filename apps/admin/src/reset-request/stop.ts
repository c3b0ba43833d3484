"use server";

import { context } from "@countersign/auth/context.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { postedToken } from "@countersign/portal/form/posted-token.ts";
import { stopReset } from "@countersign/twofactor";
import { redirect } from "next/navigation";

/** "Stop the reset" by a mailed link. Whoever has it need not sign in: it takes nothing away from anybody. */
export async function stop(_before: FormState, form: FormData): Promise<FormState> {
  const link = postedToken(form);
  const stopped = await stopReset(context(), { place: await place(), token: link, visitor: await visitor() });
  const path = `/reset-request/${encodeURIComponent(link)}`;
  redirect(stopped ? `${path}?done=stopped` : path);
}
