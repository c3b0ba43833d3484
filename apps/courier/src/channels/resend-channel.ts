import { Resend } from "resend";
import type { Channel, Delivery } from "./channel.ts";

/** How long one call may take. Shorter than the queue's patience, so that a hanging call is never sent by two. */
const CALL_TIMEOUT_MS = 10_000;

export type ResendSettings = {
  readonly apiKey: string;
  /** Another address than Resend's own, e.g. a relay. */
  readonly baseUrl?: string | undefined;
  /** The bare address that mails come from; the clinic's name stands in front of it. */
  readonly from: string;
  readonly timeoutMs?: number;
};

/**
 * Delivers mails through Resend, with the job's id as idempotency key: Resend sends a key once within 24 hours.
 * @see https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function resendChannel(settings: ResendSettings): Channel {
  const resend = new Resend(settings.apiKey, settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl });
  return async ({ id, clinic, to, subject, text }) => {
    const { error } = await resend.emails.send(
      { from: `"${displayName(clinic)}" <${settings.from}>`, to, subject, text },
      { idempotencyKey: id, signal: AbortSignal.timeout(settings.timeoutMs ?? CALL_TIMEOUT_MS) },
    );
    return error ? deliveryOf(error) : { ok: true };
  };
}

function deliveryOf(error: { name: string; statusCode: number | null }): Delivery {
  // The key was used before, with other words (the clinic was renamed since): that mail has been sent.
  if (error.name === "invalid_idempotent_request") return { ok: true };
  const detail = `Resend answered ${error.statusCode ?? "nothing"} (${error.name}).`;
  // A wrong key or an unverified domain (401, 403) is the operator's to mend; the mail waits for it.
  const forEver = error.statusCode === 400 || error.statusCode === 422;
  return { ok: false, why: forEver ? "refused" : "unavailable", detail };
}

/** A clinic's name inside the quotes of a From header. */
function displayName(clinic: string): string {
  return clinic.replace(/[\p{Cc}"\\<>]+/gu, " ").trim();
}
