import { place } from "@countersign/auth/place.ts";
import { portalNames } from "../frame/portal-words.ts";
import type { RecoveryCodesCard } from "./recovery-codes-words.ts";

/** Codes as they are kept: with the clinic, the portal of this request, and whose they are. */
export async function cardOf(
  shown: Pick<RecoveryCodesCard, "codes" | "madeAt">,
  clinic: { readonly name: string; readonly timeZone: string },
  email: string,
): Promise<RecoveryCodesCard> {
  const { portal } = await place();
  return { ...shown, clinic: clinic.name, timeZone: clinic.timeZone, portal: portalNames[portal], email };
}
