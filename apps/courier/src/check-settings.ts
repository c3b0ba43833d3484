import { readSettings } from "./env.ts";

// Says what the courier would refuse to start over, before anything else is started or built.
try {
  readSettings();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : "The courier's settings cannot be read."}\n`);
  process.exitCode = 1;
}
