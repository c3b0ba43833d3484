import { startTestServer } from "@countersign/db/testing/test-server.ts";
import { migrateQueue } from "@countersign/messages/set-up";
import type { TestProject } from "vitest/node";
import { testSettings } from "./env.ts";

/** One PostgreSQL for the whole run; each test file clones its migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer({ url: testSettings.TEST_DATABASE_URL, prepare: migrateQueue });
  project.provide("testServer", server.facts);
  return () => server.stop();
}
