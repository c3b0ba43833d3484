import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { connect } from "./connect.ts";
import { isDatabaseUnavailable } from "./unavailable.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const withCode = (code: string) => Object.assign(new Error("from the driver"), { code });

test.each([
  ["nobody listens", "ECONNREFUSED"],
  ["the connection broke", "CONNECTION_CLOSED"],
  ["no connection became free in time", "DATABASE_BUSY"],
  ["the statement took too long", "57014"],
  ["the lock was not given in time", "55P03"],
  ["there are too many connections", "53300"],
  ["the server is shutting down", "57P01"],
  ["the server was killed", "57P02"],
  ["the server is starting", "57P03"],
  ["the server only reads while another is promoted", "25006"],
])("%s: unavailable, also inside another error", (_what, code) => {
  expect(isDatabaseUnavailable(withCode(code))).toBe(true);
  expect(isDatabaseUnavailable(new Error("wrapped", { cause: withCode(code) }))).toBe(true);
});

test.each([
  ["a mistake in a statement", withCode("42601")],
  ["a row that exists already", withCode("23505")],
  ["an error without a code", new Error("ECONNREFUSED")],
  ["no error", "57014"],
])("%s is not", (_what, error) => {
  expect(isDatabaseUnavailable(error)).toBe(false);
});

/** What is heard, in order, of one piece of work on a pool. */
async function heardOf(url: string, work: string, max = 1): Promise<readonly string[]> {
  const heard: string[] = [];
  const { db, close } = connect(url, { applicationName: "test", max, onUnavailable: () => heard.push("listener") });
  await db.execute(work).catch(() => heard.push("caller"));
  await db.transaction((tx) => tx.execute(work)).catch(() => heard.push("caller"));
  await close();
  return heard;
}

test("whoever opened a pool hears of an outage before the caller does", async () => {
  const nobody = "postgres://nobody:nothing@127.0.0.1:1/none";
  expect(await heardOf(nobody, "select 1")).toEqual(["listener", "caller", "listener", "caller"]);
});

test("a backend that is ended in the middle is an outage, a mistake in a statement is none", async () => {
  const ended = "select pg_terminate_backend(pg_backend_pid())";
  expect(await heardOf(database.url, ended)).toEqual(["listener", "caller", "listener", "caller"]);
  expect(await heardOf(database.url, "select nothing")).toEqual(["caller", "caller"]);
});
