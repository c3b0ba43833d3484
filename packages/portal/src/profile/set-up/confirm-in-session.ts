import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { visitor } from "@countersign/auth/place.ts";
import { signInWithLogin } from "@countersign/auth/sign-in.ts";
import { confirmEnrolment, type Person } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { enrolmentWords } from "../../enrolment/enrolment-sentences.ts";
import { postedProof } from "../../enrolment/posted-proof.ts";
import type { FormState } from "../../form/form-state.ts";
import { refuse } from "../../form/refuse.ts";
import { type Done, donePath } from "../done-sentences.ts";
import { PROFILE, RECOVERY_CODES } from "../profile-paths.ts";

/**
 * Confirms the set-up that is open in a session, which gets another id by it, and leads to the recovery codes
 * where new ones were made, else on.
 */
export async function confirmInSession(
  person: Person,
  form: FormData,
  { done, leadsTo }: { readonly done: Done; readonly leadsTo: string },
): Promise<FormState> {
  const confirmed = await confirmEnrolment(context(), {
    ...person,
    owner: { sessionId: person.sessionId },
    visitor: await visitor(),
    ...postedProof(form),
  });
  if (!confirmed.ok && confirmed.why === "gone") redirect(PROFILE);
  if (!confirmed.ok) return refuse({ form, keep: ["name"], ...enrolmentWords(confirmed) });
  if (confirmed.token) {
    await loginCookie.set(confirmed.token);
    await signInWithLogin({ purpose: "step_up", session: person });
  }
  redirect(donePath(confirmed.codesMade ? RECOVERY_CODES : leadsTo, done));
}
