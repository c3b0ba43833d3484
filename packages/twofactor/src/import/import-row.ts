import { emailAddress, phoneNumber, type Role, readPasswordHash, tidyName } from "@countersign/accounts";
import { readSetup } from "../authenticators/read-setup.ts";
import { setupKeyBytes } from "../authenticators/setup-key.ts";

/** One person of another system, as it exported them. */
export type ImportRow = {
  readonly kind: "staff" | "patient";
  /** For staff; patients have none. */
  readonly role: Role | null;
  readonly name: string;
  readonly email: string;
  /** Mobile number, or null. */
  readonly phone: string | null;
  /** Whether the other system has sent a code to that number and got it back. */
  readonly phoneConfirmed: boolean;
  /** argon2, bcrypt or scrypt as `readPasswordHash` reads them; null where the person is to be invited. */
  readonly passwordHash: string | null;
  /** The authenticator's secret in base32 (SHA-1, six digits, thirty seconds), or null. Staff only. */
  readonly totpSecret: string | null;
};

/** Why a row was not taken over. */
export type ImportRefusal =
  | "bad_name"
  | "bad_email"
  | "bad_role"
  | "bad_phone"
  | "bad_password_hash"
  | "bad_totp_secret"
  | "totp_for_patient"
  | "email_twice"
  | "email_taken";

/** What a row comes to, its secret still in the clear: seal it at once. */
export type CheckedRow = Omit<ImportRow, "totpSecret"> & { readonly totpSecret: Buffer | null };

const NAME_MOST = 200;

/** RFC 4226 §4, R6: at least 128 bits. More than SHA-1's block holds would be hashed down first. */
const SECRET_BYTES = { least: 16, most: 64 } as const;

/**
 * Checks one row, whatever the other system wrote into it.
 *
 * @param country ISO 3166-1: how a number without a country's code is read
 */
export function checkImportRow(
  row: ImportRow,
  country: string,
): { readonly ok: true; readonly row: CheckedRow } | { readonly ok: false; readonly why: ImportRefusal } {
  const refused = (why: ImportRefusal) => ({ ok: false, why }) as const;
  const name = tidyName(row.name);
  if (name === "" || name.length > NAME_MOST || name.includes("\0")) return refused("bad_name");
  const email = emailAddress.safeParse(row.email);
  if (!email.success) return refused("bad_email");
  if ((row.kind === "patient") !== (row.role === null)) return refused("bad_role");
  const phone = row.phone === null ? null : phoneNumber(row.phone, country);
  if (row.phone !== null && phone === null) return refused("bad_phone");
  if (row.passwordHash !== null && !readPasswordHash(row.passwordHash)) return refused("bad_password_hash");
  if (row.totpSecret !== null && row.kind === "patient") return refused("totp_for_patient");
  const totpSecret = row.totpSecret === null ? null : secretOf(row.totpSecret);
  if (row.totpSecret !== null && totpSecret === null) return refused("bad_totp_secret");
  return { ok: true, row: { ...row, name, email: email.data, phone, totpSecret } };
}

function secretOf(text: string): Buffer | null {
  const read = readSetup(text);
  const secret = read.ok ? setupKeyBytes(read.setup.setupKey) : Buffer.alloc(0);
  return secret.length >= SECRET_BYTES.least && secret.length <= SECRET_BYTES.most ? secret : null;
}
