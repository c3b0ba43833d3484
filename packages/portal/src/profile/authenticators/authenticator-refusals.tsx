import type { RemoveAuthenticatorResult, StartEnrolmentResult } from "@countersign/twofactor";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { TOO_MANY_AUTHENTICATORS } from "../../enrolment/enrolment-sentences.ts";
import { PROFILE } from "../profile-paths.ts";

/** Why an authenticator was not set up or not taken away. */
export type AuthenticatorRefusal = Extract<StartEnrolmentResult | RemoveAuthenticatorResult, { ok: false }>["why"];

const sentences: Readonly<Record<AuthenticatorRefusal, string>> = {
  not_fresh: "That took too long, and nothing was changed. Begin again.",
  not_offered: "Your clinic asks for no codes at the moment, so there is nothing to set up.",
  too_many_enrolments: "You asked for too many QR codes. Try again in an hour.",
  too_many_authenticators: TOO_MANY_AUTHENTICATORS,
  last_one: "This is your only authenticator, so it stays. Move it to another phone, or add one first.",
  gone: "That authenticator is not there any more.",
};

/** The profile, saying why nothing was changed. */
export function refusedPath(why: AuthenticatorRefusal): string {
  return `${PROFILE}?because=${why}`;
}

/** What the profile's address says of something that was not done. Other words in it say nothing. */
export function AuthenticatorRefusalAlert({ because }: { because: unknown }) {
  if (typeof because !== "string" || !Object.hasOwn(sentences, because)) return null;
  return <FormAlert focus>{sentences[because as AuthenticatorRefusal]}</FormAlert>;
}
