/** One rendered message on its way out. */
export type Outgoing = {
  /** The queue job's id. Delivering the same id twice must reach the person once. */
  readonly id: string;
  readonly clinicId: string;
  /** The clinic's name, for the sender a person sees. */
  readonly clinic: string;
  readonly channel: "email" | "text";
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The mail as a page, beside its text; null for texts. */
  readonly html: string | null;
};

/**
 * What became of it. `refused` is for ever (no such address); `unavailable` is worth another try. `detail` is for the
 * operator and never holds the message.
 */
export type Delivery =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "refused" | "unavailable"; readonly detail: string };

/** A way to reach people. Never throws for what a provider answers or fails to answer. */
export type Channel = (message: Outgoing) => Promise<Delivery>;

/** Which channel serves mails and which texts; null where the operator has none. */
export type Channels = Readonly<Record<Outgoing["channel"], Channel | null>>;
