"use server";

import type { FormState } from "../../form/form-state.ts";
import { PROFILE } from "../profile-paths.ts";
import { requireSecurityOwner } from "../security-owner.ts";
import { confirmInSession } from "../set-up/confirm-in-session.ts";
import { MOVE } from "./authenticator-paths.ts";

/** "Enable" of one more authenticator. */
export async function confirmAdded(_before: FormState, form: FormData): Promise<FormState> {
  return confirmInSession(await requireSecurityOwner(), form, { done: "authenticator_added", leadsTo: PROFILE });
}

/** "Enable" of the phone that an authenticator moves to. */
export async function confirmMoved(_before: FormState, form: FormData): Promise<FormState> {
  return confirmInSession(await requireSecurityOwner(), form, { done: "authenticator_moved", leadsTo: MOVE });
}
