import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";
import { ROOT } from "../root.ts";

const Dependencies = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ name: z.string(), dependencies: Dependencies, devDependencies: Dependencies });

const GROUPS = ["apps", "packages"];
const LONERS = ["bench", "e2e", "scripts"];
const SOURCE = /\.(ts|tsx|mts|mjs|js)$/;
const NOT_OURS = new Set(["node_modules", ".next", "test-results", "playwright-report"]);
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g;

/** A source file of the workspace, with what it imports. */
export interface Source {
  /** From the root, with slashes: `packages/db/src/ids.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Tests, and what exists for tests only. */
  readonly forTests: boolean;
}

/** A package, app or folder with a package.json. */
export interface Member {
  /** Its folder from the root: `packages/db`. */
  readonly folder: string;
  /** The folders (not names) of the workspace's own packages that its package.json lists. */
  readonly ours: readonly string[];
  readonly dependencies: ReadonlySet<string>;
  readonly sources: readonly Source[];
}

/** Everything in the workspace that has a package.json, and all of its source. */
export function readWorkspace(): Member[] {
  const grouped = GROUPS.flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`));
  return [...grouped, ...LONERS].map(readMember);
}

/** The folder of a package of ours: `@countersign/db/testing/x.ts` is in `packages/db`. */
export function folderOf(specifier: string): string | null {
  const name = /^@countersign\/([^/]+)/.exec(specifier)?.[1];
  return name ? `packages/${name}` : null;
}

function readMember(folder: string): Member {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8")));
  const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
  const ours = names.map(folderOf).filter((found) => found !== null);
  return { folder, ours, dependencies: new Set(names), sources: readSources(join(ROOT, folder)) };
}

function readSources(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : readSources(path);
    return SOURCE.test(entry.name) ? [readSource(path)] : [];
  });
}

function readSource(absolute: string): Source {
  return sourceOf(relative(ROOT, absolute).replaceAll("\\", "/"), readFileSync(absolute, "utf8"));
}

/** What a text would be as the source file at this path. */
export function sourceOf(path: string, text: string): Source {
  const forTests = /\.(test|spec)\.tsx?$|\/testing(\/|\.ts$)|^e2e\/|^scripts\/src\/vitest\//.test(path);
  return { path, text, imports: [...text.matchAll(SPECIFIER)].map(([, specifier]) => specifier ?? ""), forTests };
}
