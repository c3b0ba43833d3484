import { endOtherSessions } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { authenticators, type Context } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import { lockAccountFactors } from "../../budget/lock-account-factors.ts";
import { stopLogins } from "../../login/stop-logins.ts";
import { tell } from "../../notices/tell.ts";
import type { Visitor } from "../../place.ts";
import { removeCodeSet } from "../../recovery-codes/code-set.ts";
import { isFresh, type Person } from "../../session/person.ts";
import { endTrust } from "../../trusted-devices/end-trust.ts";
import { cancelOpenEnrolments } from "../enrolment-statements.ts";
import { markEnrolled } from "../mark-enrolled.ts";
import { isLiveSession, presentAuthenticators } from "./present-authenticators.ts";

export type RemoveAuthenticatorResult =
  | { readonly ok: true; readonly name: string; readonly left: number }
  | { readonly ok: false; readonly why: "not_fresh" | "last_one" | "gone" };

/**
 * Takes one of a person's authenticators away, in a session that holds a fresh code. The last one of staff stays: to go
 * without is to turn the second factor off. The last one of a patient may go, with their recovery codes; codes by email
 * are asked for again. Other sessions and logins end, a mail says so: all of it or nothing.
 *
 * @param input.authenticatorId as it was posted; somebody else's is not found
 */
export async function removeAuthenticator(
  context: Context,
  input: { readonly person: Person; readonly authenticatorId: string; readonly visitor: Visitor },
): Promise<RemoveAuthenticatorResult> {
  const { person, visitor } = input;
  const { clinicId, accountId, sessionId, portal } = person;
  const at = context.now();
  if (!isFresh(person, at)) return { ok: false, why: "not_fresh" };
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, person, at);
    if (!(await isLiveSession(tx, person, at))) return { ok: false, why: "gone" } as const;
    const present = await presentAuthenticators(tx, person);
    const removed = present.find(({ id }) => id === input.authenticatorId);
    if (!removed) return { ok: false, why: "gone" } as const;
    const left = present.length - 1;
    if (left === 0 && person.kind === "staff") return { ok: false, why: "last_one" } as const;

    await tx
      .delete(authenticators)
      .where(and(eq(authenticators.clinicId, clinicId), eq(authenticators.id, removed.id)));
    if (left === 0) await removeCodeSet(tx, person);
    await cancelOpenEnrolments(tx, person, at);
    await stopLogins(tx, { clinicId, accountId, except: null, at });
    if (left === 0) await markEnrolled(tx, person, null);
    await endOtherSessions(tx, { clinicId, accountId, except: sessionId, by: "factor_changed", at });
    await endTrust(tx, person, "factor_changed", at);
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...visitor };
    const { name, id: authenticatorId } = removed;
    const details = { name, authenticatorId, left };
    await appendEvent(tx, { ...who, event: "authenticator.removed", outcome: "success", at, details });
    await tell(tx, { ...person, visitor, at }, { kind: "authenticator_removed", name });
    return { ok: true, name, left } as const;
  });
}
