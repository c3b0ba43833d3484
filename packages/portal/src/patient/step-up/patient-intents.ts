import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies.ts";
import { place, visitor } from "@countersign/auth/place.ts";
import { beginPhoneConfirmation, type Person, turnOffSignInCodes } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import { donePath, refusedPath } from "../profile/profile-done.ts";

const phoneWish = z.object({ phone: z.string() });

/** What patients need a fresh code for: done at once where there is one, else after `/confirm`. */
export const patientIntents = {
  async turn_off_codes(person: Person): Promise<never> {
    const turned = await turnOffSignInCodes(context(), { person, visitor: await visitor() });
    redirect(turned.ok ? donePath("off") : refusedPath("not-offered"));
  },
  async change_phone(person: Person, input: unknown): Promise<never> {
    const { phone } = phoneWish.parse(input);
    const here = { place: await place(), visitor: await visitor() };
    const begun = await beginPhoneConfirmation(context(), { ...here, person, phone, heldToken: null });
    if (!begun.ok) redirect(refusedPath("not-sent"));
    await loginCookie.set(begun.token);
    redirect(donePath("code-sent"));
  },
} as const;

const intent = z.object({ action: z.enum(["turn_off_codes", "change_phone"]), input: z.unknown() });

/** What a step-up's stored intent stands for, ready to be done for a person; null for anything else. */
export function wishOf(stored: unknown): ((person: Person) => Promise<never>) | null {
  const parsed = intent.safeParse(stored);
  if (!parsed.success) return null;
  const { action, input } = parsed.data;
  return (person) => patientIntents[action](person, input);
}
