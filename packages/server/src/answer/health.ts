import type { ServerResponse } from "node:http";

const PROBE_LIFETIME_MS = 1000;
const PROBE_PATIENCE_MS = 2000;

/** Whether the app can serve; asked for by anyone, so it must be cheap. */
export type Readiness = () => Promise<boolean>;

/**
 * Shares one probe among everyone who asks while it runs, and its yes for a second:
 * strangers cannot turn health checks into load. A no is asked again.
 */
export function sharedReadiness(probe: Readiness, now: () => number): Readiness {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | null = null;
  return () => {
    if (asked && now() - asked.at < PROBE_LIFETIME_MS) return asked.answer;
    const answer = patiently(probe);
    asked = { at: now(), answer };
    void answer.then((ready) => {
      if (!ready) asked = null;
    });
    return answer;
  };
}

async function patiently(probe: Readiness): Promise<boolean> {
  const tooLate = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => tooLate.resolve(false), PROBE_PATIENCE_MS);
  try {
    return await Promise.race([probe(), tooLate.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Says up or down, and nothing else that was not meant for everyone.
 *
 * @param facts said beside it while it is up
 */
export function sendHealth(
  response: ServerResponse,
  healthy: boolean,
  facts: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(healthy ? 200 : 503, { "Content-Type": "application/json" });
  response.end(JSON.stringify(healthy ? { status: "ok", ...facts } : { status: "unavailable" }));
}
