export { type Connection, connect, type Database, type Transaction } from "./connection/connect.ts";
export { isDatabaseUnavailable } from "./connection/unavailable.ts";
export type { Context } from "./context.ts";
export {
  type AccountId,
  type AccountKey,
  type AuthenticatorId,
  type ClinicId,
  type EnrolmentId,
  type Kind,
  kindOf,
  type LoginId,
  newId,
  type Portal,
  type SessionId,
} from "./ids.ts";
export { type Keys, readKeyring, type Sealed } from "./keyring/keyring.ts";
export { newToken, tokenDigest } from "./keyring/token.ts";
export { readableOrNull, type UnreadableFacts } from "./keyring/unreadable-secret.ts";
export * from "./schema/schema.ts";
