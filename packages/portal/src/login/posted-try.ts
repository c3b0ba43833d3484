import { loginCookie } from "@countersign/auth/cookies.ts";
import { place } from "@countersign/auth/place.ts";
import type { CodeTry } from "@countersign/twofactor";
import { z } from "zod";
import { LOGIN_FIELD } from "./login-field.tsx";

const text = z.string().catch("");
const posted = z.object({ code: text, [LOGIN_FIELD]: text });

/** What a form of the login was posted with: the browser's login, the one the form was made for, and the code typed. */
export async function postedTry(form: FormData): Promise<CodeTry & { readonly code: string }> {
  const { code, login } = posted.parse({ code: form.get("code"), [LOGIN_FIELD]: form.get(LOGIN_FIELD) });
  return { place: await place(), token: await loginCookie.read(), loginId: login, code };
}
