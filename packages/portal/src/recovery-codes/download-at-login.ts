import { context } from "@countersign/auth/context.ts";
import { clinicOfRequest } from "@countersign/auth/place.ts";
import { showRecoveryCodes } from "@countersign/twofactor";
import { notFound } from "next/navigation";
import { requireCompletedLogin } from "../login/held-login.ts";
import { cardOf } from "./card-of.ts";
import { recoveryCodesFile } from "./recovery-codes-file.ts";

/** `GET /login/recovery-codes/download`: the codes on the page as a file, for the browser that holds the login. */
export async function downloadCodesAtLogin(): Promise<Response> {
  const login = await requireCompletedLogin();
  const [shown, clinic] = await Promise.all([showRecoveryCodes(context(), login), clinicOfRequest()]);
  if (!shown || !clinic) notFound();
  return recoveryCodesFile(await cardOf(shown, clinic, login.email));
}
