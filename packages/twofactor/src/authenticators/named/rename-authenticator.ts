import { appendEvent } from "@countersign/audit";
import { authenticators, type Context } from "@countersign/db";
import { and, eq } from "drizzle-orm";
import { lockAccountFactors } from "../../budget/lock-account-factors.ts";
import type { Visitor } from "../../place.ts";
import type { Person } from "../../session/person.ts";
import { authenticatorName, type NameFault } from "./authenticator-name.ts";
import { isLiveSession, presentAuthenticators } from "./present-authenticators.ts";

export type RenameAuthenticatorResult =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly why: "gone" }
  | { readonly ok: false; readonly why: "invalid"; readonly fault: NameFault };

/**
 * Calls one of a person's authenticators something else. What it can do stays the same, so no fresh code is needed.
 *
 * @param input.authenticatorId as it was posted; somebody else's is not found
 */
export async function renameAuthenticator(
  context: Context,
  input: {
    readonly person: Person;
    readonly authenticatorId: string;
    readonly name: string;
    readonly visitor: Visitor;
  },
): Promise<RenameAuthenticatorResult> {
  const { person, authenticatorId } = input;
  const read = authenticatorName(input.name);
  if (!read.ok) return { ok: false, why: "invalid", fault: read.fault };
  const { name } = read;
  const { clinicId, accountId, sessionId, portal } = person;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockAccountFactors(tx, person, at);
    if (!(await isLiveSession(tx, person, at))) return { ok: false, why: "gone" } as const;
    const present = await presentAuthenticators(tx, person, name);
    const renamed = present.find(({ id }) => id === authenticatorId);
    if (!renamed) return { ok: false, why: "gone" } as const;
    if (renamed.name === name) return { ok: true, name } as const;
    const taken = present.some(({ id, hasWantedName }) => hasWantedName && id !== renamed.id);
    if (taken) return { ok: false, why: "invalid", fault: "taken" } as const;
    await tx
      .update(authenticators)
      .set({ name })
      .where(and(eq(authenticators.clinicId, clinicId), eq(authenticators.id, renamed.id)));
    const who = { clinicId, accountId, actorId: accountId, sessionId, portal, ...input.visitor };
    const details = { name, was: renamed.name, authenticatorId: renamed.id };
    await appendEvent(tx, { ...who, event: "authenticator.renamed", outcome: "success", at, details });
    return { ok: true, name } as const;
  });
}
