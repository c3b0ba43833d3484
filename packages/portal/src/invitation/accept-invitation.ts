"use server";

import { acceptInvitation } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { redirect } from "next/navigation";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { signInPath } from "../login/arrival.ts";
import { passwordSentence } from "../password/password-sentences.ts";
import { readPostedPassword } from "../password/posted-password.ts";

/** "Set password": spends the invitation. Signs nobody in. */
export async function acceptInvitationForm(_before: FormState, form: FormData): Promise<FormState> {
  const { token, password } = readPostedPassword(form);
  const { address, browser } = await visitor();
  const accepted = await acceptInvitation(context(), { place: await place(), token, password, address, browser });
  if (accepted.ok) redirect(signInPath("password_set"));
  // Its own page says that it is gone.
  if (accepted.why === "gone") redirect(`/invitation/${encodeURIComponent(token)}`);
  return refuse({ errors: { password: passwordSentence(accepted.why, accepted.least) } });
}
