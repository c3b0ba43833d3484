import { z } from "zod";
import { parseTrustedProxies, type TrustedProxies } from "./request/trusted-proxies.ts";

/** What the server needs to know before it listens. */
export type ServerSettings = {
  readonly port: number;
  /** The address to listen on; undefined listens on all. */
  readonly hostname: string | undefined;
  readonly isTrustedProxy: TrustedProxies;
  /** How many requests may be inside Next at once before others are told to come back. */
  readonly maxInFlight: number;
  readonly logLevel: string;
};

/** A setting that cannot be used; the message is one sentence for the operator. */
export class SettingsError extends Error {}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const environment = z.object({
  PORT: z.coerce.number("must be a port number").int("must be a port number").min(1).max(65535),
  HOST: z.string().min(1).optional(),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text, context) => {
      const isTrusted = parseTrustedProxies(text);
      if (isTrusted) return isTrusted;
      context.addIssue({ code: "custom", message: "must be addresses or CIDR ranges separated by commas" });
      return z.NEVER;
    }),
  // A storm of 500 sign-ins must fit: hashing is bounded elsewhere, waiting costs little.
  MAX_IN_FLIGHT: z.coerce.number("must be a number").int("must be a whole number").min(1).max(10_000).default(600),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

/** @throws {SettingsError} naming the first setting that cannot be used */
export function serverSettings(values: Record<string, string | undefined> = process.env): ServerSettings {
  const parsed = environment.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SettingsError(`The setting ${issue?.path.join(".")} is not usable: ${issue?.message}.`);
  }
  const { PORT, HOST, TRUSTED_PROXIES, MAX_IN_FLIGHT, LOG_LEVEL } = parsed.data;
  return {
    port: PORT,
    hostname: HOST,
    isTrustedProxy: TRUSTED_PROXIES,
    maxInFlight: MAX_IN_FLIGHT,
    logLevel: LOG_LEVEL,
  };
}

/**
 * Tells Next and React how this process runs, before either is loaded.
 * The private setting is what `next start` itself uses; without it Next would fetch from itself by https behind a
 * proxy that ends TLS, and fail.
 *
 * @returns the origin Next reaches itself at
 */
export function enterProduction(reentryPort: number): URL {
  const origin = new URL(`http://127.0.0.1:${reentryPort}`);
  Reflect.set(process.env, "NODE_ENV", "production");
  process.env.__NEXT_PRIVATE_ORIGIN = origin.origin;
  return origin;
}
