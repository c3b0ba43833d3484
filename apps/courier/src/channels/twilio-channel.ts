import twilio from "twilio";
import { isBadNumber } from "./bad-number.ts";
import { CALL_TIMEOUT_MS, type Channel, type Delivery, type Outgoing } from "./channel.ts";
import { TwilioHttp, TwilioThrottled } from "./twilio-http.ts";

export type TwilioSettings = {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number in E.164 or a sender's name, or the messaging service that chooses one. */
  readonly sender: { readonly from: string } | { readonly messagingServiceSid: string };
  /** Another address than Twilio's own. */
  readonly baseUrl: string | null;
  /** Where Twilio tells what became of a text; null for nowhere. */
  readonly callbackUrl: string | null;
  readonly timeoutMs?: number;
};

/** Messages looked at when a text may have been sent before; nobody gets more within minutes. */
const LOOK_BACK = 20;
/** Our clock and Twilio's may differ by this much. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Delivers texts through Twilio, which knows no idempotency key: before a text goes out again that may have been taken,
 * the account's messages are asked for one to the same number with the same words.
 * @see https://www.twilio.com/docs/messaging/api/message-resource
 */
export function twilioChannel(settings: TwilioSettings): Channel {
  const { accountSid, authToken, callbackUrl, sender } = settings;
  const httpClient = new TwilioHttp(settings.baseUrl, settings.timeoutMs ?? CALL_TIMEOUT_MS);
  const { messages } = twilio(accountSid, authToken, { httpClient, accountSid });

  const sentBefore = async ({ to, text, triedSince }: Outgoing): Promise<string | null> => {
    if (!triedSince) return null;
    const since = triedSince.getTime() - CLOCKS_DIFFER_MS;
    const recent = await messages.list({ to, limit: LOOK_BACK, pageSize: LOOK_BACK });
    const same = recent.find(({ body, dateCreated }) => body === text && (dateCreated?.getTime() ?? since) >= since);
    return same?.sid ?? null;
  };

  return {
    provider: "twilio",
    async send(message) {
      try {
        const earlier = await sentBefore(message);
        if (earlier !== null) return { ok: true, providerId: earlier };
        const { to, text: body } = message;
        const statusCallback = callbackUrl ? { statusCallback: callbackAddress(callbackUrl, message) } : {};
        const sent = await messages.create({ to, body, ...sender, ...statusCallback });
        return { ok: true, providerId: sent.sid };
      } catch (error) {
        return deliveryOf(error);
      }
    },
  };
}

/** Names the row that the callback is about, so that one which outruns our own writing finds it. */
function callbackAddress(base: string, { clinicId, id }: Outgoing): string {
  return `${base}/callbacks/twilio?${new URLSearchParams({ clinic: clinicId, delivery: id })}`;
}

function deliveryOf(error: unknown): Delivery {
  if (error instanceof TwilioThrottled) {
    const { retryAfterSeconds } = error;
    return { ok: false, why: "throttled", retryAfterSeconds, detail: "Twilio answered 429." };
  }
  const { status, code } = error as { status?: number; code?: number | string };
  if (code === "ECONNABORTED" || code === "ETIMEDOUT") {
    return { ok: false, why: "timed_out", detail: "Twilio did not answer in time." };
  }
  const detail = `Twilio answered ${status ?? "nothing"} (${code ?? "no code"}).`;
  // A wrong token or an account that was closed (401, 403) is the operator's to mend; the text waits for it.
  if (status !== 400 || typeof code !== "number" || OURS.has(code)) return { ok: false, why: "unavailable", detail };
  return { ok: false, why: "refused", addressFails: isBadNumber(code), detail };
}

/** The sender is to blame: not a number of ours (21606, 21659), an empty or unknown service (21703, 21704, 21705). */
const OURS: ReadonlySet<number> = new Set([21606, 21659, 21703, 21704, 21705]);
