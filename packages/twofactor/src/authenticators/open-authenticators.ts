import { type AccountKey, type Keys, readableOrNull } from "@countersign/db";
import { sealedFor } from "./setup-key.ts";

/** An authenticator as the charging statement hands it over. */
export type SealedAuthenticator = {
  readonly id: string;
  readonly keyId: string;
  /** base64, as it comes out of JSON. */
  readonly sealed: string;
  readonly lastUsedStep: number;
  /** Typed while the phone's clock was off, so worth nothing when their time comes. */
  readonly burnedSteps: readonly number[];
};

type OpenAuthenticator = Pick<SealedAuthenticator, "id" | "lastUsedStep" | "burnedSteps"> & { readonly secret: Buffer };

/**
 * A person's authenticators with their secrets, and the ids of those whose secret does not open: damaged, or copied from
 * another row. Those let nobody in; they are factors all the same.
 */
export function openAuthenticators(
  keys: Keys,
  account: AccountKey,
  authenticators: readonly SealedAuthenticator[],
): { readonly opened: readonly OpenAuthenticator[]; readonly unreadable: readonly string[] } {
  const opened: OpenAuthenticator[] = [];
  const unreadable: string[] = [];
  for (const { id, keyId, sealed, ...steps } of authenticators) {
    const secret = readableOrNull(() =>
      keys.open({ keyId, sealed: Buffer.from(sealed, "base64") }, sealedFor(account, id)),
    );
    if (secret) opened.push({ id, secret, ...steps });
    else unreadable.push(id);
  }
  return { opened, unreadable };
}
