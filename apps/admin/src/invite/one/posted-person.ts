import {
  emailAddress,
  emailObjection,
  type NameObjection,
  objectionToName,
  phoneNumber,
  phoneObjection,
  readText,
  roles,
  tidyName,
} from "@countersign/accounts";
import { z } from "zod";

const nameSentences: Readonly<Record<NameObjection, string>> = {
  name_missing: "Type the person's name.",
  name_too_long: "Use at most 200 characters.",
  name_odd: "This does not look like a name.",
};

const typed = z.string().catch("");
const name = typed.transform((text, context) => {
  const tidy = tidyName(text);
  const objection = objectionToName(tidy);
  if (objection) context.addIssue({ code: "custom", message: nameSentences[objection] });
  return tidy;
});
const email = typed.transform((text, context) => {
  const read = emailAddress.safeParse(text);
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: emailObjection(text) ?? "" });
  return z.NEVER;
});

/** The names of the fields, for what is given back. */
export const personFieldNames = ["name", "email", "role", "phone"] as const;

/**
 * What the form of one person was posted with.
 *
 * @param country how a phone number without a country code is read
 */
export function postedPerson(country: string) {
  const phone = typed.transform((text, context) => {
    const number = phoneNumber(text, country);
    if (number !== null || readText(text) === "") return number;
    context.addIssue({ code: "custom", message: phoneObjection(text, country) ?? "" });
    return z.NEVER;
  });
  const role = z.enum(roles, "Choose one of these.");
  return z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("staff"), name, email, role, phone: z.null().catch(null) }),
    z.object({ kind: z.literal("patient"), name, email, role: z.null().catch(null), phone }),
  ]);
}
