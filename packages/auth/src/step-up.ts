import { beginStepUp, hasSignInCodes, type Intent, isFresh, type Person, sendSignInCode } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { context } from "./context.ts";
import { loginCookie } from "./cookies/cookies.ts";
import { place, visitor } from "./place.ts";

/**
 * Lets an action go on when a code was accepted in this session in the last minutes; otherwise begins a step-up and
 * leads to `/confirm`, where the intent is carried out after the code, or after the password for whoever has no factor.
 * A patient is sent their code at once, unless an app shows it. Call it in a server action, before the change.
 *
 * @param wish.intent   what is to be done afterwards: kept on the server, never in a form
 * @param wish.returnTo path of this portal, where "Cancel" leads
 */
export async function requireFresh(
  person: Person,
  wish: { readonly intent: Intent; readonly returnTo: string },
): Promise<void> {
  const { now } = context();
  if (isFresh(person, now())) return;
  const { token, loginId, use } = await beginStepUp(context(), { person, visitor: await visitor(), ...wish });
  if (person.kind === "patient" && person.authenticators === 0 && hasSignInCodes(person)) {
    // A limit that keeps it from going out is told by the page, which then has no code to ask for.
    await sendSignInCode(context(), { place: await place(), use, token, loginId, channel: null });
  }
  await loginCookie.set(token);
  redirect("/confirm");
}
