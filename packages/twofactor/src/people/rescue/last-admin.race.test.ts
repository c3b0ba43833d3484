import { accounts } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, isNull } from "drizzle-orm";
import { afterAll, expect, it, vi } from "vitest";
import { type ConsoleWorld, consoleWorld } from "../../testing/console-world.ts";
import { replicaOf } from "../../testing.ts";
import { changeRole } from "./change-role.ts";
import { deactivatePerson } from "./deactivate-person.ts";

vi.setConfig({ testTimeout: 60_000 });
const database = await createTestDatabase();
const other = database.connect(8);
afterAll(() => database.close());

type Admin = ConsoleWorld["admin"];
type Move = (world: ConsoleWorld, whom: Admin, by: Admin) => Promise<{ readonly ok: boolean; readonly why?: string }>;

const deactivate: Move = (world, whom, by) => deactivatePerson(world.context, world.on(whom, by));
const demote: Move = (world, whom, by) =>
  changeRole(replicaOf(world, other), { ...world.on(whom, by), role: "helpdesk" });

const activeAdmins = (world: ConsoleWorld) =>
  database.db
    .select()
    .from(accounts)
    .where(and(eq(accounts.clinicId, world.clinicId), eq(accounts.role, "admin"), isNull(accounts.deactivatedAt)));

it.each([
  ["deactivate each other", deactivate, deactivate],
  ["demote each other", demote, demote],
  ["deactivate and demote each other", deactivate, demote],
] as const)("of two admins who %s at once one stays", async (_, first, second) => {
  for (let round = 0; round < 10; round += 1) {
    const world = await consoleWorld(database);
    const colleague = await world.console("admin");
    const results = await Promise.all([first(world, colleague, world.admin), second(world, world.admin, colleague)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ why: "not_allowed" });
    expect(await activeAdmins(world)).toHaveLength(1);
  }
});

it("of six admins who go for each other in every direction one stays", async () => {
  const world = await consoleWorld(database);
  const admins = [world.admin, ...(await Promise.all([1, 2, 3, 4, 5].map(() => world.console("admin"))))];
  const moves = admins.flatMap((by) => admins.filter((whom) => whom !== by).map((whom) => ({ by, whom })));
  const results = await Promise.all(
    moves.map(({ by, whom }, at) => (at % 2 === 0 ? deactivate : demote)(world, whom, by)),
  );
  expect(await activeAdmins(world)).toHaveLength(1);
  // Who was demoted may still be deactivated.
  expect(results.filter((result) => result.ok).length).toBeGreaterThanOrEqual(5);
});
