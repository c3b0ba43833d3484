import twilio from "twilio";
import { z } from "zod";
import { isBadNumber } from "../channels/bad-number.ts";
import type { CallbackSettings } from "../settings/callback-settings.ts";
import { type Call, deliveryNames, type Reader, type Told } from "./callback.ts";

const status = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.enum(["delivered", "undelivered", "failed"]),
  /** Empty or of another shape: no verdict on the number. */
  ErrorCode: z.coerce.number().int().positive().optional().catch(undefined),
});

/**
 * Reads Twilio's status callbacks. The signature covers the public address with its query and every field, so the
 * listener must know the address that Twilio was given.
 * @see https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioCallback({ authToken, url }: NonNullable<CallbackSettings["twilio"]>): Reader {
  return (call) => {
    const fields = Object.fromEntries(new URLSearchParams(call.body));
    const signature = String(call.headers["x-twilio-signature"] ?? "");
    const isTheirs = twilio.validateRequest(authToken, signature, `${url}${call.url}`, fields);
    return isTheirs ? toldBy(call, fields) : { told: "forged" };
  };
}

function toldBy({ url }: Call, fields: Record<string, string>): Told {
  const named = deliveryNames.safeParse(Object.fromEntries(new URL(url, "http://localhost").searchParams));
  const parsed = status.safeParse(fields);
  if (!named.success || !parsed.success) return { told: "nothing" };
  const { MessageSid: providerId, MessageStatus, ErrorCode } = parsed.data;
  const told = { key: { clinicId: named.data.clinic, id: named.data.delivery }, providerId };
  if (MessageStatus === "delivered") return { told: "delivered", ...told };
  if (!isBadNumber(ErrorCode)) return { told: "undelivered", ...told };
  return { told: "failed", ...told, failure: MessageStatus === "failed" ? "refused" : "bounced" };
}
