import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.{ts,tsx}", "apps/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**"],
    globalSetup: ["scripts/src/vitest/global-setup.ts"],
    setupFiles: ["scripts/src/vitest/console-error.ts"],
    // Passwords are hashed on libuv's threads and races use many connections: two files at a time fill two cores.
    pool: "forks",
    // Modules are evaluated once per worker: that is a quarter of the whole run. Each file still has its own database.
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
