"use server";

import { requirePerson } from "@countersign/auth/guard.ts";
import { redirect } from "next/navigation";
import { PASSWORD_DIALOG } from "./change-paths.ts";
import { requireMayReplace } from "./require-may-replace.ts";

/** "Change password": after a code, where there is a factor and no fresh one was accepted. */
export async function openChange(): Promise<void> {
  await requireMayReplace(await requirePerson());
  redirect(PASSWORD_DIALOG);
}
