import { resolve } from "node:path";
import { z } from "zod";
import { ROOT } from "./root.ts";
import { Refusal } from "./say.ts";

const port = (standard: number) =>
  z.coerce.number("must be a port number").int("must be a port number").min(1).max(65_535).default(standard);
const address = z.string().regex(/^https?:\/\/[^\s/]+\/?$/, "must be an http or https address");
const secret = z.string().min(32, "must have at least 32 characters");
const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^/]+\/[^/?]+/, "must look like postgres://user:password@host:port/database");

const environment = z.object({
  COUNTERSIGN_MODE: z.enum(["demo", "production"], "must be demo or production").default("demo"),
  COUNTERSIGN_DATA: z.string().min(1).default(".data"),
  DATABASE_URL: databaseUrl.optional(),
  COUNTERSIGN_KEYS: z.string().min(1).optional(),
  SESSION_SECRET: secret.optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine((text) => Buffer.from(text, "base64").length === 32, "must be 32 bytes in base64")
    .optional(),
  STAFF_URL: address.optional(),
  ADMIN_URL: address.optional(),
  PATIENT_URL: address.optional(),
  STAFF_PORT: port(3000),
  ADMIN_PORT: port(3001),
  PATIENT_PORT: port(3002),
  INBOX_PORT: port(3003),
  CALLBACK_PORT: port(3004),
});

const NEEDED_IN_PRODUCTION = [
  "DATABASE_URL",
  "COUNTERSIGN_KEYS",
  "SESSION_SECRET",
  "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  "STAFF_URL",
  "ADMIN_URL",
  "PATIENT_URL",
] as const;

export type Settings = z.infer<typeof environment> & {
  /** The data folder, absolute. */
  readonly dataDir: string;
  /** All that was given, for the processes we start: they have settings of their own. */
  readonly given: Readonly<Record<string, string>>;
};

/** @throws Refusal with one sentence that names the setting, never its value */
export function readSettings(variables: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = withoutEmpty(variables);
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Refusal(`${issue?.path.join(".")} ${issue?.message}.`);
  }
  const settings = parsed.data;
  if (settings.COUNTERSIGN_MODE === "production") {
    const missing = NEEDED_IN_PRODUCTION.find((name) => settings[name] === undefined);
    if (missing) throw new Refusal(`${missing} must be given when COUNTERSIGN_MODE is production.`);
  }
  return { ...settings, dataDir: resolve(ROOT, settings.COUNTERSIGN_DATA), given };
}

/** Our own environment with something added, without what npm tells the scripts it runs. */
export function environmentWith(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name));
  return { ...(Object.fromEntries(own) as NodeJS.ProcessEnv), ...added };
}

/** Gives all processes that we start from now on something more of an environment, such as another clock. */
export function addToEnvironment(added: Readonly<Record<string, string>>): void {
  Object.assign(process.env, added);
}

function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set = Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(set);
}
