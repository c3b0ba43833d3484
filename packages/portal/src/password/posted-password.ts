import { z } from "zod";
import { postedToken } from "../form/posted-token.ts";

const typed = z.string().catch("");

/** What `MailedPasswordForm` posts; a password that is missing or is no text is empty, and refused like that. */
export function readPostedPassword(form: FormData): { readonly token: string; readonly password: string } {
  return { token: postedToken(form), password: typed.parse(form.get("password")) };
}
