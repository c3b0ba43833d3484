/**
 * The driver's own errors carry no code: a connection that was refused, broke, or took too long. They get
 * one, so that nobody has to read sentences; PostgreSQL's and the system's errors pass as they are.
 */
export function withCode(error: unknown): unknown {
  if (error instanceof Error && !("code" in error && error.code)) {
    const lost = /connection (terminated|error)|not queryable|timeout exceeded|pool after calling end/i.test(
      error.message,
    );
    if (lost) Object.assign(error, { code: "CONNECTION_LOST" });
  }
  return error;
}

/** Has the connection itself ended with this error, so that nobody should be given it again? */
export function isEnded(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(57P|08|E[A-Z]|CONNECTION_LOST)/.test(code);
}
