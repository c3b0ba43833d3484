const NETWORK_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "DATABASE_BUSY",
]);

/**
 * SQLSTATEs after which the same request may well succeed in a moment: connection (08), resources
 * (53), operator intervention and timeouts (57, 25P03), a lock not given in time (55P03), deadlock
 * (40P01), and a server that is read-only because another is being promoted (25006).
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const STATES = /^(08...|53...|57...|25P03|55P03|40P01|25006)$/;

/**
 * Does this error mean that the database is unreachable, overloaded or too slow right now, rather
 * than that we asked something wrong? Then the answer is 503 with Retry-After. Looks through causes.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = "code" in at ? String(at.code) : "";
    if (NETWORK_CODES.has(code) || STATES.test(code)) return true;
  }
  return false;
}
