/** Who takes messages from us. */
export type Provider = "inbox" | "resend" | "smtp" | "twilio";

/** One rendered message on its way out. */
export type Outgoing = {
  /** The queue job's id. Delivering the same id twice must reach the person once. */
  readonly id: string;
  readonly clinicId: string;
  readonly channel: "email" | "text";
  readonly to: string;
  /** The sender a person sees. */
  readonly fromName: string;
  /** Where answers go; null where the clinic has no address for them. */
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  /** The mail as a page, beside its text; null for texts. */
  readonly html: string | null;
  /** The clinic's logo as a PNG, which the page shows as `cid:` + LOGO_CONTENT_ID; absent where it shows none. */
  readonly logo?: Buffer | undefined;
  /**
   * Since when earlier attempts may have reached the provider: they were cut off, or the answer never came. Null on a
   * first attempt, and where the provider surely took none.
   */
  readonly triedSince: Date | null;
};

/**
 * What became of it. `refused` is for ever, and `addressFails` says whether the address is to blame; the others are
 * worth another try, `throttled` not before so many seconds. `detail` is for the operator and never holds the message.
 */
export type Delivery =
  | { readonly ok: true; readonly providerId: string | null }
  | { readonly ok: false; readonly why: "refused"; readonly addressFails: boolean; readonly detail: string }
  | {
      readonly ok: false;
      readonly why: "throttled";
      readonly retryAfterSeconds: number | null;
      readonly detail: string;
    }
  | { readonly ok: false; readonly why: "unavailable" | "timed_out"; readonly detail: string };

/** A way to reach people. `send` never throws for what a provider answers or fails to answer. */
export type Channel = { readonly provider: Provider; send(message: Outgoing): Promise<Delivery> };

/** Which channel serves mails and which texts; null where the operator has none. */
export type Channels = Readonly<Record<Outgoing["channel"], Channel | null>>;

/** How long a provider may take over one message. Far shorter than the queue's patience. */
export const CALL_TIMEOUT_MS = 10_000;
