import { accounts, readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { expect, it } from "vitest";
import { seedDemo } from "./seed-demo.ts";

it("holds every state that a script may ask for, in both clinics", async () => {
  const database = await createTestDatabase();
  const keys = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);
  const people = await seedDemo({ db: database.db, keys, now: () => new Date() });
  for (const [clinic, admins] of [["lakeside", 3] as const, ["harbour", 2] as const]) {
    const here = people.filter((person) => person.clinic === clinic);
    expect(here.filter((person) => person.role === "admin" && person.setupKey)).toHaveLength(admins);
    const states = here.filter((person) => person.role !== "admin").map((person) => person.state);
    expect(states.sort()).toEqual(
      ["email", "email_and_text", "enrolled", "in_grace", "locked", "not_enrolled", "one_code_left"].sort(),
    );
  }
  expect(await database.db.$count(accounts)).toBe(people.length);
  await database.close();
});
