import { type SaveTextLimitsResult, saveTextLimits } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { Person } from "@countersign/twofactor";
import type { SaveRefused } from "../save-sentences.ts";
import { textsPath } from "../security-paths.ts";
import type { LimitsChange } from "./posted-limits.ts";

/** What the page says; where somebody was faster it is told of limits and not of a policy. */
const refusals: Readonly<Record<Extract<SaveTextLimitsResult, { ok: false }>["why"], SaveRefused>> = {
  nothing_changed: "nothing_changed",
  changed_meanwhile: "limits_changed_meanwhile",
  not_allowed: "not_allowed",
};

/** Saves the limits and says where to go. The caller has made sure that the admin's code is fresh. */
export async function performLimits(actor: Person, change: LimitsChange): Promise<string> {
  const saved = await saveTextLimits(context(), { actor, ...change, visitor: await visitor() });
  return saved.ok ? `${textsPath}?done=texts_saved` : `${textsPath}?refused=${refusals[saved.why]}`;
}
