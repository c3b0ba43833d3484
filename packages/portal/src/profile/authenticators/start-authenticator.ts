"use server";

import { requireFresh } from "@countersign/auth/step-up.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { PROFILE } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { ADD_AUTHENTICATOR, MOVE_AUTHENTICATOR } from "./authenticator-intents.ts";
import { MOVE } from "./authenticator-paths.ts";
import { beginAdding, beginMoving } from "./begin-set-up.ts";

const text = z.string().catch("");

/** "Add an authenticator". */
export async function addAuthenticator(): Promise<void> {
  const person = await requireSecurityOwner();
  await requireFresh(person, { intent: { action: ADD_AUTHENTICATOR, input: {} }, returnTo: PROFILE });
  redirect(await beginAdding(person));
}

/** "Move to a new phone": on to the only one's new phone, or to the question which one moves. */
export async function moveAuthenticator(): Promise<void> {
  const person = await requireSecurityOwner();
  const intent = { action: MOVE_AUTHENTICATOR, input: { replaces: null } };
  await requireFresh(person, { intent, returnTo: PROFILE });
  redirect(await beginMoving(person, null));
}

/** "Continue" below the question which one moves. */
export async function chooseMoving(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requireSecurityOwner();
  const replaces = text.parse(form.get("authenticator"));
  if (replaces === "") return refuse({ errors: { authenticator: "Choose which one moves." } });
  await requireFresh(person, { intent: { action: MOVE_AUTHENTICATOR, input: { replaces } }, returnTo: MOVE });
  redirect(await beginMoving(person, replaces));
}
