import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { type Person, removeAuthenticator } from "@countersign/twofactor";
import { z } from "zod";
import { type Intents, intent } from "../../step-up/intents.ts";
import { donePath } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";
import { refusedPath } from "./authenticator-refusals.tsx";
import { beginAdding, beginAfterLoss, beginMoving } from "./begin-set-up.ts";

/** The names under which changes of authenticators wait for a step-up. */
export const ADD_AUTHENTICATOR = "add_authenticator";
export const MOVE_AUTHENTICATOR = "move_authenticator";
export const REPLACE_LOST = "replace_lost_authenticator";
export const REMOVE_AUTHENTICATOR = "remove_authenticator";

/** Takes an authenticator away from whoever has just proved a code, and answers where that leads. */
export async function takeAway(person: Person, authenticatorId: string): Promise<string> {
  const removed = await removeAuthenticator(context(), { person, authenticatorId, visitor: await visitor() });
  return removed.ok ? donePath(PROFILE, "authenticator_removed") : refusedPath(removed.why);
}

/** What may wait for a step-up where authenticators are changed. */
export const authenticatorIntents: Intents = {
  [ADD_AUTHENTICATOR]: intent(z.object({}), beginAdding),
  [MOVE_AUTHENTICATOR]: intent(z.object({ replaces: z.string().nullable() }), (person, { replaces }) =>
    beginMoving(person, replaces),
  ),
  [REPLACE_LOST]: intent(
    z.object({ lost: z.string().nullable(), returnTo: z.string().nullable() }),
    (person, { lost, returnTo }) => beginAfterLoss(person, lost, returnTo),
  ),
  [REMOVE_AUTHENTICATOR]: intent(z.object({ authenticator: z.string() }), (person, { authenticator }) =>
    takeAway(person, authenticator),
  ),
};
