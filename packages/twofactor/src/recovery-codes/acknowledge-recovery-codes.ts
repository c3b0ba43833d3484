import { appendEvent } from "@countersign/audit";
import { type AccountKey, type Context, recoveryCodeSets } from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";
import type { Visitor } from "../place.ts";
import { normaliseRecoveryCode } from "./recovery-code.ts";
import { showRecoveryCodes } from "./show-recovery-codes.ts";

export type AcknowledgeResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "not_shown_as_stored" | "gone" };

/**
 * Takes the proof that the codes were stored: one of them typed back, or the box ticked. From then on they are seen,
 * and only their hashes are left.
 *
 * @returns `gone` when there is nothing to confirm any more
 */
export async function acknowledgeRecoveryCodes(
  context: Context,
  input: AccountKey & { readonly typedBack: string; readonly stored: boolean; readonly visitor: Visitor },
): Promise<AcknowledgeResult> {
  const { clinicId, accountId, visitor } = input;
  const shown = await showRecoveryCodes(context, input);
  if (!shown) return { ok: false, why: "gone" };
  const typed = normaliseRecoveryCode(input.typedBack);
  const proved = typed !== null && shown.codes.some((code) => normaliseRecoveryCode(code) === typed);
  if (!proved && !input.stored) return { ok: false, why: "not_shown_as_stored" };
  const at = context.now();
  await context.db.transaction(async (tx) => {
    const seen = await tx
      .update(recoveryCodeSets)
      .set({ seenAt: at, codesSealed: null, keyId: null })
      .where(
        and(
          eq(recoveryCodeSets.clinicId, clinicId),
          eq(recoveryCodeSets.accountId, accountId),
          isNull(recoveryCodeSets.seenAt),
        ),
      )
      .returning({ id: recoveryCodeSets.id });
    if (seen.length === 0) return;
    const who = { clinicId, accountId, actorId: accountId, ...visitor };
    await appendEvent(tx, { ...who, event: "recovery_codes.stored", outcome: "success", at, details: { proved } });
  });
  return { ok: true };
}
