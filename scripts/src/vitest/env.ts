import { z } from "zod";

const TestSettings = z.object({
  /** Owner's URL of a PostgreSQL 15 or later to test on, instead of the embedded one. */
  TEST_DATABASE_URL: z.string().url().optional(),
});

export const testSettings = TestSettings.parse(process.env);
