import { emailAddress, emailObjection, phoneNumber, phoneObjection, readText } from "@countersign/accounts";
import { z } from "zod";
import { actionInput } from "../actions/perform-action.ts";
import { postedReason, postedTarget } from "../actions/posted-action.ts";

/** Corrected addresses as a step-up keeps them. They were checked when they were typed. */
export const contactInput = actionInput.extend({ email: z.string(), phone: z.string().nullable() });
export type ContactInput = z.infer<typeof contactInput>;

/** The names of the fields, for what is given back. */
export const contactFieldNames = ["email", "phone", "identityChecked", "reason"] as const;

/**
 * What "Correct contact details" was posted with, or a sentence for each field that is wrong.
 *
 * @param country how a number without a country code is read
 */
export function postedContact(
  form: FormData,
  country: string,
):
  | { readonly ok: true; readonly input: ContactInput }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> } {
  const person = postedTarget(form);
  const typed = { email: textOf(form, "email"), phone: textOf(form, "phone") };
  const email = emailAddress.safeParse(typed.email);
  const phone = person.kind === "patient" && typed.phone !== "" ? phoneNumber(typed.phone, country) : null;
  const reason = postedReason(form);
  const isChecked = form.get("identityChecked") === "on";
  const isPhoneOdd = person.kind === "patient" && typed.phone !== "" && phone === null;
  if (email.success && reason.ok && isChecked && !isPhoneOdd) {
    return { ok: true, input: { ...person, reason: reason.reason, email: email.data, phone } };
  }
  return {
    ok: false,
    errors: {
      ...(email.success ? {} : { email: emailObjection(typed.email) ?? "" }),
      ...(isPhoneOdd ? { phone: phoneObjection(typed.phone, country) ?? "" } : {}),
      ...(isChecked ? {} : { identityChecked: "Check first who this is, then tick this box." }),
      ...(reason.ok ? {} : { reason: reason.sentence }),
    },
  };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? readText(value) : "";
}
