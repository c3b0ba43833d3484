import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const ID = /^[0-9a-f]{42}$/;
const manifest = z.object({ node: z.record(z.string().regex(ID), z.unknown()) });

/** The ids of the server actions that a build answers. */
export type PublishedActions = ReadonlySet<string>;

/**
 * The server actions of a production build.
 *
 * @param dir the app's own folder
 * @throws when there is no build, or one of a Next that writes it down otherwise
 */
export async function readPublishedActions(dir: string): Promise<PublishedActions> {
  const text = await readFile(join(dir, ".next/server/server-reference-manifest.json"), "utf8");
  return new Set(Object.keys(manifest.parse(JSON.parse(text)).node));
}

/** What an id that a post names is: of this build, perhaps of another one, or nothing that any build wrote. */
export function knownAction(id: string, actions: PublishedActions): "ours" | "older" | "odd" {
  if (!ID.test(id)) return "odd";
  return actions.has(id) ? "ours" : "older";
}

/**
 * How many arguments an action reads. The first byte of its id says which, from the second bit on.
 *
 * @see next/dist/shared/lib/server-reference-info
 */
export function argumentsOf(id: string): number {
  const bits = Number.parseInt(id.slice(0, 2), 16).toString(2).padStart(8, "0").slice(1, 7);
  return bits.lastIndexOf("1") + 1;
}
