import { LOGO_CONTENT_ID } from "@countersign/messages/templates";
import { Resend } from "resend";
import { CALL_TIMEOUT_MS, type Channel, type Delivery } from "./channel.ts";
import { plainName } from "./plain-name.ts";
import { retryAfterSeconds } from "./retry-after.ts";

export type ResendSettings = {
  readonly apiKey: string;
  /** Another address than Resend's own, e.g. a relay. */
  readonly baseUrl?: string | undefined;
  /** The bare address that mails come from; the clinic's name stands in front of it. */
  readonly from: string;
  readonly timeoutMs?: number;
};

/**
 * Delivers mails through Resend, with the job's id as idempotency key: Resend sends a key once within 24 hours. The
 * tags come back with its callbacks and name the row they are about.
 * @see https://resend.com/docs/dashboard/emails/idempotency-keys
 */
export function resendChannel(settings: ResendSettings): Channel {
  const resend = new Resend(settings.apiKey, settings.baseUrl === undefined ? {} : { baseUrl: settings.baseUrl });
  return {
    provider: "resend",
    async send({ id, clinicId, fromName, replyTo, to, subject, text, html, logo }) {
      const signal = AbortSignal.timeout(settings.timeoutMs ?? CALL_TIMEOUT_MS);
      const { data, error, headers } = await resend.emails.send(
        {
          from: `"${plainName(fromName)}" <${settings.from}>`,
          ...(replyTo ? { replyTo } : {}),
          to,
          subject,
          text,
          ...(html ? { html } : {}),
          ...(logo
            ? {
                attachments: [
                  { filename: "logo.png", content: logo, contentType: "image/png", contentId: LOGO_CONTENT_ID },
                ],
              }
            : {}),
          tags: [
            { name: "clinic", value: clinicId },
            { name: "delivery", value: id },
          ],
        },
        { idempotencyKey: id, signal },
      );
      if (!error) return { ok: true, providerId: data.id };
      if (signal.aborted) return { ok: false, why: "timed_out", detail: "Resend did not answer in time." };
      return deliveryOf(error, headers?.["retry-after"]);
    },
  };
}

type ResendError = { readonly name: string; readonly statusCode: number | null };

function deliveryOf({ name, statusCode }: ResendError, retryAfter: string | undefined): Delivery {
  // The key was used before, with other words (the clinic was renamed since): that mail has been sent.
  if (name === "invalid_idempotent_request") return { ok: true, providerId: null };
  const detail = `Resend answered ${statusCode ?? "nothing"} (${name}).`;
  if (statusCode === 429) {
    return { ok: false, why: "throttled", retryAfterSeconds: retryAfterSeconds(retryAfter, new Date()), detail };
  }
  // A wrong key or an unverified domain (401, 403) is the operator's to mend; the mail waits for it.
  if (statusCode !== 400 && statusCode !== 422) return { ok: false, why: "unavailable", detail };
  // Of what we send, only the recipient is a stranger's: everything else was valid for everybody else.
  return { ok: false, why: "refused", addressFails: statusCode === 422 && name === "validation_error", detail };
}
