import twilio from "twilio";
import { z } from "zod";
import type { CallbackSettings } from "../settings/callback-settings.ts";
import { type Call, deliveryNames, type Reader, type Told } from "./callback.ts";

const status = z.object({
  MessageSid: z.string().min(1),
  MessageStatus: z.enum(["delivered", "undelivered", "failed"]),
  ErrorCode: z.coerce.number().optional(),
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
  const addressFails = ErrorCode === undefined || !NOT_THE_NUMBER.has(ErrorCode);
  return { told: "failed", ...told, failure: MessageStatus === "failed" ? "refused" : "bounced", addressFails };
}

/**
 * Queue full (30001), account suspended (30002), words filtered by a carrier (30007), too dear (30010), limits of the
 * sender (30022, 30023, 30027), sender not registered (30034), a network in trouble (30410).
 * @see https://www.twilio.com/docs/api/errors
 */
const NOT_THE_NUMBER: ReadonlySet<number> = new Set([30001, 30002, 30007, 30010, 30022, 30023, 30027, 30034, 30410]);
