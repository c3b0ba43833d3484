import { profileIntents } from "@countersign/portal/profile/make-new-codes.ts";
import type { Intents } from "@countersign/portal/step-up/intents.ts";

/** Everything in the console that may wait for a step-up. */
export const consoleIntents: Intents = { ...profileIntents };
