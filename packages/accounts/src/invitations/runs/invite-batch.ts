import { appendEvent } from "@countersign/audit";
import { type AccountId, type ClinicId, type Context, type Database, newId, tokenDigest } from "@countersign/db";
import { enqueue } from "@countersign/messages";
import { linkToken } from "../../links/link-token.ts";
import { invitationMail } from "../invitation-mail.ts";
import { addBatch, type BatchRow, finishRun, type HeldRun, holdBatch, type NewInvitee } from "./run-statements.ts";

/** People of one transaction: some 100 ms, so that whoever waits for the run's row gets it before their patience ends. */
const BATCH_ROWS = 200;

type RunKey = { readonly clinicId: string; readonly runId: string };

/**
 * Invites the next people of a run in one transaction: accounts, invitations, mails, events, and the lines marked done.
 *
 * @returns `ended` when there is nothing left to do: finished, just now or before, or cancelled
 */
export function inviteBatch(context: Context, run: RunKey): Promise<"more" | "ended"> {
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const held = await holdBatch(tx, run, BATCH_ROWS);
    if (!held) return "ended";
    if (held.rows.length === 0) {
      await finish(tx, held, at);
      return "ended";
    }
    const people = held.rows.map((row) => inviteeOf(context, held.clinicId, row, at));
    const added = new Set(await addBatch(tx, { run: held, people, keyId: context.keys.newestId, at }));
    const { clinicId, kind } = held;
    const mails = people
      .filter(({ accountId }) => added.has(accountId))
      .map((person) => invitationMail({ ...person, clinicId, kind, at }));
    await enqueue(tx, mails);
    return "more";
  });
}

function inviteeOf({ keys }: Context, clinicId: ClinicId, row: BatchRow, at: Date): NewInvitee {
  const invitationId = newId<string>(at);
  const token = linkToken(keys, { purpose: "invitation", clinicId, id: invitationId, keyId: keys.newestId });
  return {
    ...row,
    accountId: newId<AccountId>(at),
    invitationId,
    eventId: newId<string>(at),
    tokenHash: tokenDigest(token).toString("hex"),
  };
}

async function finish(tx: Database, run: HeldRun, at: Date): Promise<void> {
  await finishRun(tx, run, at);
  await appendEvent(tx, {
    clinicId: run.clinicId,
    event: "invitation_run.finished",
    outcome: "success",
    at,
    accountId: run.confirmedBy,
    details: { runId: run.runId },
  });
}
