/** What is known of a sealed secret that does not open; nothing of the secret itself. */
export type UnreadableFacts = {
  readonly why: "key_missing" | "damaged";
  readonly keyId: string;
  /** What it was opened for, such as clinic, account and row: a secret that was copied there was sealed for another. */
  readonly boundTo: readonly string[];
};

const UNREADABLE = "UnreadableSecret";

/** A sealed secret does not open: its key is gone, its text damaged, or it was copied to where it does not belong. */
export class UnreadableSecret extends Error {
  override readonly name = UNREADABLE;
  readonly facts: UnreadableFacts;

  constructor(facts: UnreadableFacts, options: ErrorOptions) {
    super(
      facts.why === "key_missing"
        ? `COUNTERSIGN_KEYS lacks the key "${facts.keyId}", which something in the database needs.`
        : "A sealed secret is damaged or was copied from elsewhere.",
      options,
    );
    this.facts = facts;
  }
}

/** What `read` gives, or null when a sealed secret in it does not open. Every other error goes on. */
export function readableOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    // By name: Next bundles several copies of this class, and the keyring may have been made by another one.
    if (error instanceof Error && error.name === UNREADABLE) return null;
    throw error;
  }
}
