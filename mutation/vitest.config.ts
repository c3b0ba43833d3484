import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import base from "../vitest.config.ts";
import { mutationSettings } from "./src/env.ts";

// Stryker works on a copy of the project whose installed packages are links to the original: without these aliases one
// package of ours would find another's original, and never a mutant.
const packages = join(process.cwd(), "packages");
const alias = readdirSync(packages).flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")) as {
    exports?: Readonly<Record<string, string>>;
  };
  return Object.entries(exports ?? {}).map(([path, file]) => ({
    find: new RegExp(`^@countersign/${name}${path.slice(1).replaceAll(".", "\\.").replace("*", "(.+)")}$`),
    replacement: join(packages, name, file).replace("*", "$1"),
  }));
});

export default defineConfig({
  resolve: { alias },
  test: {
    ...base.test,
    include: mutationSettings.MUTATION_TESTS,
    // What a module works out when it is loaded may be a mutant too.
    isolate: true,
  },
});
