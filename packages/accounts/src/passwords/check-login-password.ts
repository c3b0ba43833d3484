import { hashPassword, isImportedHash, verifyPassword } from "./hash-password.ts";
import { readPasswordHash } from "./password-hash.ts";
import { isWholePassword } from "./verify-imported-hash.ts";

/**
 * Checks the password of a login. While a clinic still has hashes from elsewhere, whose checks take another time than
 * ours, every try is checked against one of each sort: the person's own and a stand-in for the other.
 *
 * @param input.passwordHash the account's hash, or null where there is no account or no password
 * @param input.importedHash any imported hash of the same clinic and kind, or null when there is none left
 * @returns whether it fits; `newHash` is one of our own to replace an imported one that fitted
 */
export async function checkLoginPassword(
  input: { readonly passwordHash: string | null; readonly importedHash: string | null },
  password: string,
): Promise<{ readonly fits: boolean; readonly newHash: string | null }> {
  const { passwordHash } = input;
  const own = passwordHash !== null && !isImportedHash(passwordHash) ? passwordHash : null;
  const imported = passwordHash !== null && own === null ? passwordHash : null;

  const fitsOwn = await verifyPassword(own, password);
  const other = imported ?? readable(input.importedHash);
  const fitsImported = other !== null && (await verifyPassword(other, password)) && imported !== null;
  const replaced = fitsImported && imported !== null && isWholePassword(imported, password);
  return { fits: fitsOwn || fitsImported, newHash: replaced ? await hashPassword(password) : null };
}

/** A hash that was damaged keeps its owner out; standing in for it, nobody else. */
function readable(importedHash: string | null): string | null {
  return importedHash !== null && readPasswordHash(importedHash) ? importedHash : null;
}
