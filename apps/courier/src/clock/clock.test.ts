import { readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { WAIT } from "../testing/courier-world.ts";
import { runTask } from "./run-task.ts";
import { startClock } from "./start-clock.ts";
import type { Task } from "./task.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const context = {
  db: database.db,
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
  now: () => new Date(),
};
const lines: unknown[] = [];
const log = pino({ level: "info" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
const never = new AbortController().signal;
beforeEach(async () => {
  lines.length = 0;
  await database.owner.db.execute(sql`delete from courier_tasks`);
});

/** A task that ends when it is told to. */
function heldTask(over: Partial<Task> = {}) {
  const ends: (() => void)[] = [];
  const run = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return {
    task: { name: "count", everySeconds: 60, run, ...over },
    run,
    end: () => {
      for (const end of ends.splice(0)) end();
    },
  };
}
const runHere = (task: Task) => runTask(context, log, task, never);
const anHourPasses = () =>
  database.owner.db.execute(sql`update courier_tasks set began_at = began_at - interval '1 hour',
    held_until = held_until - interval '1 hour'`);

test("twenty couriers whose clocks strike at once do a task once", async () => {
  const run = vi.fn(async () => {});
  const how = await Promise.all(Array.from({ length: 20 }, () => runHere({ name: "count", everySeconds: 60, run })));
  expect(run).toHaveBeenCalledTimes(1);
  expect(how.filter((each) => each === "done")).toHaveLength(1);
});

test("a clock that strikes late does not do this round's task again, and the next round's it does", async () => {
  const run = vi.fn(async () => {});
  const task = { name: "count", everySeconds: 60, run };
  expect(await runHere(task)).toBe("done");
  expect(await runHere(task)).toBe("not_ours");
  await anHourPasses();
  expect(await runHere(task)).toBe("done");
});

test("a task that takes long is nobody else's meanwhile; one whose courier was killed is after a minute", async () => {
  const { task, run, end } = heldTask();
  const first = runHere(task);
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), WAIT);
  await database.owner.db.execute(sql`update courier_tasks set began_at = began_at - interval '1 hour'`);
  expect(await runHere(task)).toBe("not_ours");
  await anHourPasses();
  const second = runHere(task);
  await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2), WAIT);
  end();
  expect(await Promise.all([first, second])).toEqual(["done", "done"]);
});

test("a task that fails is named in the log without its error's words, and stops nobody", async () => {
  const run = vi.fn(async () => {
    throw new Error("row (jane@example.org) is odd");
  });
  const other = vi.fn(async () => {});
  expect(await runHere({ name: "count", everySeconds: 60, run })).toBe("failed");
  expect(await runHere({ name: "other", everySeconds: 60, run: other })).toBe("done");
  expect(lines).toMatchObject([{ task: "count", error: "Error", msg: "task failed" }]);
  expect(JSON.stringify(lines)).not.toContain("jane");
  await anHourPasses();
  expect(await runHere({ name: "count", everySeconds: 60, run })).toBe("failed");
});

test("the clock strikes again and again, and stopping it waits for what it began and tells it", async () => {
  const quick = vi.fn(async () => {});
  const told: AbortSignal[] = [];
  const long = vi.fn(
    (_: unknown, __: unknown, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        told.push(signal);
        signal.addEventListener("abort", () => resolve(), { once: true });
      }),
  );
  const clock = startClock(context, log, [
    { name: "quick", everySeconds: 0.02, run: quick },
    { name: "long", everySeconds: 0.02, run: long },
  ]);
  await vi.waitFor(() => expect(quick.mock.calls.length).toBeGreaterThan(3), WAIT);
  expect(long).toHaveBeenCalledTimes(1);
  await clock.stop();
  expect(told.map(({ aborted }) => aborted)).toEqual([true]);
  const calls = quick.mock.calls.length;
  expect(await runHere({ name: "after", everySeconds: 60, run: async () => {} })).toBe("done");
  expect(quick.mock.calls.length).toBe(calls);
});
