import { z } from "zod";

const text = z.string().catch("");
const posted = z.object({ token: text, password: text });

/** What `MailedPasswordForm` posts; whatever is missing or is no text is empty, and refused like that. */
export function readPostedPassword(form: FormData): { readonly token: string; readonly password: string } {
  return posted.parse({ token: form.get("token"), password: form.get("password") });
}
