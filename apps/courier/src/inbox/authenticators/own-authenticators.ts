import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { SETUP_KEY } from "./demo-people.ts";
import type { Setup } from "./setup-link.ts";

/** More than a newcomer adds; the oldest make room. */
const MOST = 20;

const authenticator = z.object({
  name: z
    .string()
    .trim()
    .transform((name) => [...name].slice(0, 80).join("")),
  setupKey: z.string().regex(SETUP_KEY),
});

/** An authenticator that somebody added in the inbox, in place of an app on a phone. */
export type OwnAuthenticator = z.infer<typeof authenticator> & { readonly id: string };

/** Those added so far, oldest first; they lie beside the demo's own file, and live as long. */
export async function readOwnAuthenticators(demoFile: string): Promise<OwnAuthenticator[]> {
  const text = await readFile(fileBeside(demoFile), "utf8").catch(() => "[]");
  return z
    .array(authenticator)
    .parse(JSON.parse(text))
    .map((one) => ({ ...one, id: idOf(one.setupKey) }));
}

/** Adds one, or renames the one with the same key. */
export async function addOwnAuthenticator(demoFile: string, setup: Setup): Promise<void> {
  const added = authenticator.parse({ name: setup.name || "My phone", setupKey: setup.setupKey });
  const others = (await readOwnAuthenticators(demoFile)).filter((one) => one.setupKey !== added.setupKey);
  await write(demoFile, [...others, added].slice(-MOST));
}

/** Removes one. Nothing changes at the portals: it is as if a phone was lost. */
export async function removeOwnAuthenticator(demoFile: string, id: string): Promise<void> {
  const all = await readOwnAuthenticators(demoFile);
  await write(
    demoFile,
    all.filter((one) => one.id !== id),
  );
}

async function write(demoFile: string, all: readonly z.infer<typeof authenticator>[]): Promise<void> {
  const file = fileBeside(demoFile);
  const kept = all.map(({ name, setupKey }) => ({ name, setupKey }));
  // Replaced in one move: the page may be reading it.
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Names a key in pages and forms without telling it. */
function idOf(setupKey: string): string {
  return createHash("sha256").update(setupKey).digest("hex").slice(0, 16);
}

function fileBeside(demoFile: string): string {
  return join(dirname(demoFile), "inbox-authenticators.json");
}
