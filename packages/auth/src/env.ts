import { type Keys, type Portal, readKeyring } from "@countersign/db";
import { alertOperator } from "@countersign/server/alert";
import { z } from "zod";

/** What a portal's process is told by its environment. */
export type Settings = {
  readonly mode: "demo" | "production";
  readonly portal: Portal;
  readonly databaseUrl: string;
  readonly keys: Keys;
  /** Signs nobody in by itself: it only keeps strangers from writing session tokens. Another one per portal. */
  readonly sessionSecret: string;
  /** Public addresses without a trailing slash; `{clinic}` stands for the clinic's slug. */
  readonly urls: Readonly<Record<Portal, string>>;
  /** The clinic of a bare `localhost`, of an IP address and of the configured address itself. */
  readonly defaultClinic: string | null;
  /** The clinic of every host, where a deployment has one. */
  readonly onlyClinic: string | null;
};

const SESSION_SECRET_MIN_CHARACTERS = 32;

const slug = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a clinic's short name");
const address = z
  .string()
  .transform((text) => text.replace(/\/+$/, ""))
  .refine(isAddress, "must be an http or https address without a path, such as https://{clinic}.staff.example.org");

const environment = z.object({
  COUNTERSIGN_MODE: z.enum(["demo", "production"], "must be demo or production").default("demo"),
  COUNTERSIGN_PORTAL: z.enum(["staff", "admin", "patient"], "must be staff, admin or patient"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// address"),
  COUNTERSIGN_KEYS: z.string(),
  SESSION_SECRET: z
    .string()
    .min(SESSION_SECRET_MIN_CHARACTERS, `must have at least ${SESSION_SECRET_MIN_CHARACTERS} characters`),
  STAFF_URL: address,
  ADMIN_URL: address,
  PATIENT_URL: address,
  DEFAULT_CLINIC: slug.optional(),
  ONLY_CLINIC: slug.optional(),
});

/**
 * Reads a portal's settings.
 *
 * @throws Error with one plain sentence that names the setting, never its value
 */
export function readSettings(values: Readonly<Record<string, string | undefined>>): Settings {
  // An empty value in a unit file or compose file means "not set".
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(sentenceFor(parsed.error, given));
  const env = parsed.data;
  return {
    mode: env.COUNTERSIGN_MODE,
    portal: env.COUNTERSIGN_PORTAL,
    databaseUrl: env.DATABASE_URL,
    keys: readKeyring(env.COUNTERSIGN_KEYS, (facts) =>
      alertOperator("secret_unreadable", { portal: env.COUNTERSIGN_PORTAL, ...facts }),
    ),
    sessionSecret: env.SESSION_SECRET,
    urls: { staff: env.STAFF_URL, admin: env.ADMIN_URL, patient: env.PATIENT_URL },
    defaultClinic: env.DEFAULT_CLINIC ?? null,
    onlyClinic: env.ONLY_CLINIC ?? null,
  };
}

let known: Settings | undefined;

/** This process's settings, read when first asked for: a build has none. Throws as `readSettings` does. */
export function settings(): Settings {
  known ??= readSettings(process.env);
  return known;
}

/**
 * Makes this process the given portal's, and ends it with one sentence on stderr and exit code 1 when its settings are
 * not usable. Call it before anything else.
 */
export function checkSettings(portal: Portal): void {
  process.env.COUNTERSIGN_PORTAL = portal;
  try {
    settings();
  } catch (failure) {
    process.stderr.write(`${failure instanceof Error ? failure.message : failure}\n`);
    process.exit(1);
  }
}

function sentenceFor(error: z.ZodError, given: Readonly<Record<string, unknown>>): string {
  const [issue] = error.issues;
  const name = String(issue?.path[0]);
  return given[name] === undefined
    ? `The setting ${name} is missing.`
    : `The setting ${name} is not usable: it ${issue?.message}.`;
}

function isAddress(text: string): boolean {
  const url = URL.parse(text.replaceAll("{clinic}", "clinic"));
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search + url.hash === "";
}
