"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import type { FormState } from "../../form/form-state.ts";
import { PROFILE } from "../profile-paths.ts";
import { confirmInSession } from "./confirm-in-session.ts";

/** "Enable" in the profile: for whoever has no second factor yet, a session that skipped included. */
export async function enable(_before: FormState, form: FormData): Promise<FormState> {
  return confirmInSession(await requirePerson(), form, { done: "enabled", leadsTo: PROFILE });
}

/** "Enable" after a login by recovery code. */
export async function enableNewPhone(_before: FormState, form: FormData): Promise<FormState> {
  return confirmInSession(await requirePerson({ assurance: 2 }), form, { done: "new_phone", leadsTo: PROFILE });
}
