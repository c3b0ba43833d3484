import { Resend } from "resend";
import { z } from "zod";
import type { CallbackSettings } from "../settings/callback-settings.ts";
import { type Call, deliveryNames, type Reader, type Told } from "./callback.ts";

const about = z.object({ email_id: z.string().min(1), tags: deliveryNames });

const bounce = z.object({ type: z.string() });

const event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("email.delivered"), data: about }),
  z.object({ type: z.literal("email.bounced"), data: about.extend({ bounce: bounce.optional().catch(undefined) }) }),
  z.object({ type: z.literal("email.complained"), data: about }),
  z.object({ type: z.literal("email.suppressed"), data: about }),
  z.object({ type: z.literal("email.failed"), data: about }),
]);

/**
 * Reads Resend's webhooks. Resend's own library checks the signature and that it is not older than five minutes; what
 * is repeated within them changes nothing.
 * @see https://resend.com/docs/dashboard/webhooks/event-types
 */
export function resendCallback({ apiKey, secret }: NonNullable<CallbackSettings["resend"]>): Reader {
  const { webhooks } = new Resend(apiKey);
  return (call) => {
    const payload = verified(webhooks, secret, call);
    return payload === null ? { told: "forged" } : toldBy(payload);
  };
}

function verified(webhooks: Resend["webhooks"], webhookSecret: string, { headers, body }: Call): unknown {
  const header = (name: string) => String(headers[`svix-${name}`] ?? headers[`webhook-${name}`] ?? "");
  const signed = { id: header("id"), timestamp: header("timestamp"), signature: header("signature") };
  try {
    return webhooks.verify({ payload: body, headers: signed, webhookSecret });
  } catch {
    return null;
  }
}

function toldBy(payload: unknown): Told {
  const parsed = event.safeParse(payload);
  // Other events, and mails that another program sent through the same account.
  if (!parsed.success) return { told: "nothing" };
  const { type, data } = parsed.data;
  const told = { key: { clinicId: data.tags.clinic, id: data.tags.delivery }, providerId: data.email_id };
  switch (type) {
    case "email.delivered":
      return { told: "delivered", ...told };
    case "email.bounced":
      // A transient or undetermined one may be an out-of-office reply to a mail that arrived, or a mailbox that is full.
      return parsed.data.data.bounce?.type === "Permanent"
        ? { told: "failed", ...told, failure: "bounced" }
        : { told: "nothing" };
    case "email.complained":
      return { told: "failed", ...told, failure: "complained" };
    case "email.suppressed":
      return { told: "failed", ...told, failure: "refused" };
    case "email.failed":
      return { told: "undelivered", ...told };
  }
}
