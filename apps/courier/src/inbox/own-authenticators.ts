import { readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { SETUP_KEY } from "./demo-people.ts";

/** More than a newcomer adds; the oldest make room. */
const MOST = 20;

const authenticator = z.object({
  name: z
    .string()
    .trim()
    .transform((name) => name.slice(0, 60)),
  setupKey: z.string().regex(SETUP_KEY),
});

/** An authenticator that somebody added in the inbox, in place of an app on a phone. */
export type OwnAuthenticator = z.infer<typeof authenticator>;

/** Those added so far, oldest first; they lie beside the demo's own file, and live as long. */
export async function readOwnAuthenticators(demoFile: string): Promise<OwnAuthenticator[]> {
  const text = await readFile(fileBeside(demoFile), "utf8").catch(() => "[]");
  return z.array(authenticator).parse(JSON.parse(text));
}

/** Adds one, or renames the one with the same key. Returns false when the form holds no setup key. */
export async function addOwnAuthenticator(demoFile: string, form: URLSearchParams): Promise<boolean> {
  const setupKey = (form.get("setupKey") ?? "").replaceAll(/[\s-]/g, "").toUpperCase();
  const parsed = authenticator.safeParse({ name: form.get("name") || "My phone", setupKey });
  if (!parsed.success) return false;
  const others = (await readOwnAuthenticators(demoFile)).filter((one) => one.setupKey !== setupKey);
  const file = fileBeside(demoFile);
  // Replaced in one move: the page may be reading it.
  await writeFile(`${file}.new`, JSON.stringify([...others, parsed.data].slice(-MOST)), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return true;
}

function fileBeside(demoFile: string): string {
  return join(dirname(demoFile), "inbox-authenticators.json");
}
