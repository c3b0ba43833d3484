import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place } from "@countersign/auth/place.ts";
import { newToken } from "@countersign/db";
import type { CodeTry, LoginUse } from "@countersign/twofactor";
import { z } from "zod";
import { LOGIN_FIELD } from "./login-field.tsx";
import { TRUST_FIELD } from "./trust-box.tsx";

const text = z.string().catch("");
const posted = z.object({ code: text, [LOGIN_FIELD]: text, [TRUST_FIELD]: text });

/** A try of the login, with the code typed and, where the box was ticked, a fresh secret for a browser to be trusted. */
export type PostedTry<Use extends LoginUse> = CodeTry & {
  readonly use: Use;
  readonly code: string;
  readonly trust: string | null;
};

/**
 * What a form of the login was posted with: the browser's login, the one the form was made for, and the code typed.
 *
 * @param use what this place takes logins for
 */
export async function postedTry<Use extends LoginUse>(form: FormData, use: Use): Promise<PostedTry<Use>> {
  const { code, login, trust } = posted.parse(Object.fromEntries(form));
  const secret = trust === "" ? null : newToken(context().keys);
  return { place: await place(), use, token: await loginCookie.read(), loginId: login, code, trust: secret };
}
