import type { AccountKey, Database, Portal } from "@countersign/db";
import { enqueue, type MessageOf, type Notice } from "@countersign/messages";
import type { Visitor } from "../place.ts";
import { type Address, type AddressRow, addressesOf, readAddresses } from "./addresses.ts";

/** What a person is told of what happened to their own account; announcements and the admins' mails go other ways. */
type NoticeKind = Exclude<
  Notice["kind"],
  "reset_news" | "email_in_use" | "policy_announced" | "policy_withdrawn" | "set_up_reminder"
>;

type Addressing = "clinicId" | "accountId" | "to" | "channel" | "at" | "portal" | "browser" | "address";

/** A notice without to whom and from where: those are `tell`'s. */
export type NoticeWords = { readonly [Kind in NoticeKind]: Omit<MessageOf<Kind>, Addressing> }[NoticeKind];

/** Whose account it is, where its person signs in, and when and from where the thing was done. */
export type Told = AccountKey & {
  readonly portal: Portal;
  readonly at: Date;
  /** Null where that is nothing to the person, as with what their clinic did. */
  readonly visitor: Visitor | null;
};

/**
 * Tells a person what happened to their account: at every verified address they have at this moment, once each, in the
 * caller's transaction. Nobody picks addresses for a notice in another way.
 *
 * @param more.addresses where the caller's own statement has read them already; within this transaction
 * @param more.earlier what was an address of the account until this transaction
 */
export async function tell(
  tx: Database,
  { clinicId, accountId, portal, at, visitor }: Told,
  words: NoticeWords,
  more: { readonly addresses?: AddressRow; readonly earlier?: readonly Address[] } = {},
): Promise<void> {
  const addresses = more.addresses ?? (await readAddresses(tx, { clinicId, accountId }));
  const origin = { browser: visitor?.browser ?? null, address: visitor?.address ?? null };
  const about = { clinicId, accountId, portal, at: at.toISOString(), ...origin };
  await enqueue(
    tx,
    addressesOf(addresses, more.earlier).map((address) => ({ ...words, ...about, ...address })),
  );
}
