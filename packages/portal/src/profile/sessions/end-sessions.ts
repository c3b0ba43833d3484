"use server";

import { endAllOtherSessions, endOneSession } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import { donePath } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";

const sessionId = z.uuid();

/** "Sign out Chrome on Windows": one other session of the same person. */
export async function endSession(form: FormData): Promise<void> {
  const person = await requirePerson();
  const wanted = sessionId.safeParse(form.get("session"));
  if (!wanted.success) redirect(PROFILE);
  await endOneSession(context(), { asker: { ...person, visitor: await visitor() }, sessionId: wanted.data });
  redirect(donePath(PROFILE, "session_ended"));
}

/** "Sign out all others". */
export async function endOthers(): Promise<void> {
  const person = await requirePerson();
  await endAllOtherSessions(context(), { ...person, visitor: await visitor() });
  redirect(donePath(PROFILE, "others_ended"));
}
