import { type OwnPasswordResult, verifyOwnPassword } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import type { Context } from "@countersign/db";
import { hasAuthenticator } from "../authenticators/enrolment-statements.ts";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { tell } from "../notices/tell.ts";
import type { Visitor } from "../place.ts";
import type { Person } from "../session/person.ts";
import { newCodeSet, storeCodeSet } from "./code-set.ts";

/**
 * Makes ten new recovery codes; the old ones are dead at once. The caller has made sure that a code is fresh.
 *
 * @returns `no_authenticator` for a person without a factor, who has nothing to recover
 */
export async function makeRecoveryCodes(
  context: Context,
  input: { readonly person: Person; readonly visitor: Visitor },
): Promise<{ ok: true } | { ok: false; why: "no_authenticator" }> {
  const { person, visitor } = input;
  if (person.authenticators === 0) return { ok: false, why: "no_authenticator" };
  const set = await newCodeSet(context, person);
  const at = context.now();
  const { clinicId, accountId, sessionId, portal } = person;
  return context.db.transaction(async (tx) => {
    // Two presses at once would both find the old set gone and both add one; and without a factor there is nothing to
    // recover, whatever was true when the page was made.
    await lockAccountFactors(tx, person, at);
    if (!(await hasAuthenticator(tx, person))) return { ok: false, why: "no_authenticator" } as const;
    await storeCodeSet(tx, set);
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    await appendEvent(tx, { ...who, event: "recovery_codes.made", outcome: "success", at });
    await tell(tx, { ...person, visitor, at }, { kind: "new_recovery_codes" });
    return { ok: true } as const;
  });
}

type Refused = Exclude<OwnPasswordResult, { ok: true }>;

/**
 * A new set in the place of one that was never confirmed as stored, for the password: whoever closed the window at the
 * end of setting up still gets codes, and the unseen ones die.
 */
export async function replaceUnseenRecoveryCodes(
  context: Context,
  input: { readonly person: Person; readonly password: string; readonly visitor: Visitor },
): Promise<Refused | { ok: true } | { ok: false; why: "nothing_unseen" | "no_authenticator" }> {
  const { person } = input;
  if (!person.unseenRecoveryCodes) return { ok: false, why: "nothing_unseen" };
  const password = await verifyOwnPassword(context, person, input.password);
  if (!password.ok) return password;
  return makeRecoveryCodes(context, input);
}
