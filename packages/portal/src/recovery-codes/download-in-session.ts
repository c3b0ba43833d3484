import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { showRecoveryCodes } from "@countersign/twofactor";
import { notFound } from "next/navigation";
import { cardOf } from "./card-of.ts";
import { recoveryCodesFile } from "./recovery-codes-file.ts";

/** `GET /profile/recovery-codes/download`: the codes on the page as a file. */
export async function downloadCodes(): Promise<Response> {
  const person = await requirePerson({ assurance: 2 });
  const shown = await showRecoveryCodes(context(), person);
  if (!shown) notFound();
  return recoveryCodesFile(await cardOf(shown, person.clinic, person.email));
}
