"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { turnOnSignInCodes } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { donePath, refusedPath } from "./profile-done.ts";

/** "Turn on": from the next login a code is asked for. */
export async function turnOn(): Promise<void> {
  const person = await requirePerson({ kind: "patient" });
  const turned = await turnOnSignInCodes(context(), { person, visitor: await visitor() });
  redirect(turned.ok ? donePath("on") : refusedPath("not-offered"));
}
