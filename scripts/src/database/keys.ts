import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Keys, readKeyring } from "@countersign/db";
import { z } from "zod";
import type { Settings } from "../env.ts";
import { Refusal } from "../say.ts";

const KeysFile = z.object({
  COUNTERSIGN_KEYS: z.string(),
  SESSION_SECRET: z.string(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string(),
});

/** The keys of one deployment, as the settings' own names. */
export type DeploymentKeys = z.infer<typeof KeysFile> & { readonly keyring: Keys };

/**
 * The keys that were given; what the demo was not given it makes once and keeps in `keys.json` of the data
 * folder, readable by its owner only.
 *
 * @throws Refusal when a key is malformed
 */
export async function openKeys(settings: Settings): Promise<DeploymentKeys> {
  const kept = settings.COUNTERSIGN_MODE === "demo" ? await keptKeys(settings.dataDir) : {};
  const keys = KeysFile.parse({
    ...kept,
    ...pick(settings, ["COUNTERSIGN_KEYS", "SESSION_SECRET", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]),
  });
  try {
    return { ...keys, keyring: readKeyring(keys.COUNTERSIGN_KEYS) };
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/** A secret of its own for everything that needs one, so that only one has to be kept. */
export function derivedSecret(keys: DeploymentKeys, purpose: string): string {
  return createHmac("sha256", keys.SESSION_SECRET).update(`countersign ${purpose}`).digest("base64url");
}

async function keptKeys(dataDir: string): Promise<z.infer<typeof KeysFile>> {
  const path = join(dataDir, "keys.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text !== null) {
    try {
      return KeysFile.parse(JSON.parse(text));
    } catch {
      throw new Refusal(`${path} is damaged; what is sealed in the database needs the keys it held.`);
    }
  }
  const made = {
    COUNTERSIGN_KEYS: `demo:${randomBytes(32).toString("base64url")}`,
    SESSION_SECRET: randomBytes(32).toString("base64url"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
  await mkdir(dataDir, { recursive: true });
  await writeFile(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  return made;
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Partial<Pick<T, K>> {
  const chosen: Partial<Pick<T, K>> = {};
  for (const name of names) if (from[name] !== undefined) chosen[name] = from[name];
  return chosen;
}
