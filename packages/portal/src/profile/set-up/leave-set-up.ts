"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { safeReturnPath } from "@countersign/auth/return-path.ts";
import { cancelEnrolment } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { EDIT, PROFILE } from "../profile-paths.ts";

/** "Cancel" in the profile's set-up window: what was active stays as it was. */
export async function cancelSetUp(): Promise<void> {
  const person = await requirePerson();
  await cancelEnrolment(context(), { person });
  redirect(person.authenticators > 0 ? EDIT : PROFILE);
}

/** "Not now" after a login by recovery code: on to where the login was going. */
export async function notNow(form: FormData): Promise<void> {
  await cancelEnrolment(context(), { person: await requirePerson() });
  const wanted = form.get("return");
  redirect((typeof wanted === "string" && safeReturnPath(wanted)) || "/");
}
