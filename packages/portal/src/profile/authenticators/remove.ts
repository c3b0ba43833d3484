"use server";

import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import { PROFILE } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { REMOVE_AUTHENTICATOR, takeAway } from "./authenticator-intents.ts";

const text = z.string().catch("");

/** "Yes, remove": after a code, unless one was accepted a moment ago. */
export async function remove(form: FormData): Promise<void> {
  const person = await requireSecurityOwner();
  const authenticator = text.parse(form.get("authenticator"));
  const intent = { action: REMOVE_AUTHENTICATOR, input: { authenticator } };
  await requireFresh(person, { intent, returnTo: PROFILE });
  redirect(await takeAway(person, authenticator));
}
