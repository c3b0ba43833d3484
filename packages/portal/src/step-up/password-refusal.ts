import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type Person, verifyStepUpPassword } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";
import { postedTry } from "../login/posted-try.ts";
import { inSeconds } from "../words/waiting-words.ts";
import { CONFIRM } from "./held-step-up.ts";

const typed = z.string().catch("");

/** Checks the password that a step-up was posted with; null when it was right and the step-up is completed. */
export async function passwordRefusal(person: Person, form: FormData): Promise<FormState> {
  const password = typed.parse(form.get("password"));
  if (password === "") return refuse({ errors: { password: "Type your password." } });
  const posted = {
    ...(await postedTry(form, { purpose: "step_up", session: person })),
    person,
    visitor: await visitor(),
    password,
  };
  const verified = await verifyStepUpPassword(context(), posted);
  if (verified.ok) return null;
  switch (verified.why) {
    case "wrong_password":
      return refuse({ errors: { password: "That password is not right." } });
    case "wait":
      return refuse({ alert: `Too many wrong passwords. Try again ${inSeconds(verified.seconds)}.` });
    case "not_allowed":
      return refuse({ alert: "Set up two-factor authentication first. Then you can change this." });
    default:
      redirect(CONFIRM);
  }
}
