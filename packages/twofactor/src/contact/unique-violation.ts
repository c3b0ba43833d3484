/** Whether the database refused a row because there is one with the same key already (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && at.code === "23505") return true;
  }
  return false;
}
