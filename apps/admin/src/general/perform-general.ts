import { saveGeneralSettings } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { Person } from "@countersign/twofactor";
import { generalPath } from "./general-path.ts";
import type { GeneralChange } from "./posted-general.ts";

/** Saves the settings and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performGeneral(actor: Person, change: GeneralChange): Promise<string> {
  const saved = await saveGeneralSettings(context(), { actor, ...change, visitor: await visitor() });
  return `${generalPath}?${saved.ok ? "done=saved" : `refused=${saved.why}`}`;
}
