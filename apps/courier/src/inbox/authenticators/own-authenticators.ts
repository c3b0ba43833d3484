import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readWords } from "@countersign/accounts";
import type { Setup } from "@countersign/twofactor/authenticators/read-setup.ts";
import { z } from "zod";
import { SETUP_KEY } from "./demo-people.ts";

/** More than a newcomer adds; the oldest make room. */
const MOST = 20;

const authenticator = z.object({
  name: z.string().transform((name) => [...readWords(name)].slice(0, 80).join("")),
  setupKey: z.string().regex(SETUP_KEY),
});

/** An authenticator that somebody added in the inbox, in place of an app on a phone. */
export type OwnAuthenticator = Stored & { readonly id: string };

/** Those added so far, oldest first; they lie beside the demo's own file, and live as long. */
export async function readOwnAuthenticators(demoFile: string): Promise<OwnAuthenticator[]> {
  const text = await readFile(fileBeside(demoFile), "utf8").catch(() => "[]");
  return z
    .array(authenticator)
    .parse(JSON.parse(text))
    .map((one) => ({ ...one, id: idOf(one.setupKey) }));
}

/** Adds one, or renames the one with the same key. */
export function addOwnAuthenticator(demoFile: string, setup: Setup): Promise<void> {
  const added = authenticator.parse({ name: setup.name || "My phone", setupKey: setup.setupKey });
  return change(demoFile, (all) => [...all.filter(({ setupKey }) => setupKey !== added.setupKey), added].slice(-MOST));
}

/** Removes one. Nothing changes at the portals: it is as if a phone was lost. */
export function removeOwnAuthenticator(demoFile: string, id: string): Promise<void> {
  return change(demoFile, (all) => all.filter(({ setupKey }) => idOf(setupKey) !== id));
}

type Stored = z.infer<typeof authenticator>;

let lastChange: Promise<unknown> = Promise.resolve();

/** One after the other, so that two at once lose nothing; a demo has one inbox. */
function change(demoFile: string, to: (all: readonly Stored[]) => readonly Stored[]): Promise<void> {
  const changed = lastChange.then(async () => {
    const all = (await readOwnAuthenticators(demoFile)).map(({ name, setupKey }) => ({ name, setupKey }));
    const file = fileBeside(demoFile);
    // Replaced in one move: the page may be reading it.
    await writeFile(`${file}.new`, JSON.stringify(to(all)), { mode: 0o600 });
    await rename(`${file}.new`, file);
  });
  lastChange = changed.catch(() => undefined);
  return changed;
}

/** Names a key in pages and forms without telling it. */
function idOf(setupKey: string): string {
  return createHash("sha256").update(setupKey).digest("hex").slice(0, 16);
}

function fileBeside(demoFile: string): string {
  return join(dirname(demoFile), "inbox-authenticators.json");
}
