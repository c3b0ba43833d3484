"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { changePassword } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { donePath } from "../profile/done-sentences.ts";
import { PROFILE } from "../profile/profile-paths.ts";
import { inSeconds } from "../words/waiting-words.ts";
import { passwordSentence } from "./password-sentences.ts";
import { requireMayReplace } from "./require-may-replace.ts";

const text = z.string().catch("");
const posted = z.object({ current: text, password: text });

/** "Change password", with the present one. */
export async function changeOwnPassword(_before: FormState, form: FormData): Promise<FormState> {
  const person = await requirePerson();
  // The dialog may have stood open for longer than a code is fresh.
  await requireMayReplace(person);
  const { current, password } = posted.parse({ current: form.get("current"), password: form.get("password") });
  if (current === "") return refuse({ errors: { current: "Type the password you have now." } });

  const changed = await changePassword(context(), { person, current, next: password, visitor: await visitor() });
  if (changed.ok) redirect(donePath(PROFILE, "password"));
  switch (changed.why) {
    case "not_allowed":
    case "not_fresh":
      redirect(PROFILE);
      break;
    case "wrong_password":
      return refuse({ errors: { current: "That password is not right." } });
    case "wait":
      return refuse({ errors: { current: `Too many wrong passwords. Try again ${inSeconds(changed.seconds)}.` } });
    case "same_password":
      return refuse({ errors: { password: "That is the password you have now. Choose another one." } });
    default:
      return refuse({ errors: { password: passwordSentence(changed.why, changed.least) } });
  }
}
