import { requirePerson } from "@countersign/auth/guard.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import type { Person } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { type Intents, knownIntent } from "./intents.ts";

/**
 * The end of a step-up whose code was accepted: gives the session another id, carries out what was intended as whoever
 * the guard then finds, and leads where that says.
 *
 * @param session whose step-up it is: of another session it begins nothing
 * @param kept the step-up's intent, read before its code was checked
 */
export async function carryOut(session: Person, kept: unknown, intents: Intents): Promise<never> {
  const intended = knownIntent(intents, kept);
  const begun = await signInWithLogin({ purpose: "step_up", session });
  const person = await requirePerson();
  if (!begun || !intended) redirect("/");
  redirect(await intended.carryOut(person, intended.input));
}
