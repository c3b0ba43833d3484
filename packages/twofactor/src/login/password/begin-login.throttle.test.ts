import { withKnownBrowser } from "@countersign/accounts";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { clinicWorld, replicaOf, TEST_PASSWORD, TEST_VISITOR, type TestPerson } from "../../testing.ts";
import { beginLogin } from "./begin-login.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const world = await clinicWorld(database.db);
const other = replicaOf(world, database.connect(10));

type Over = { password?: string; address?: string; knownBrowser?: string | null; email?: string };
const attempt = (person: TestPerson, over: Over = {}, context = world.context) =>
  beginLogin(context, {
    place: person.place,
    email: over.email ?? person.email,
    password: over.password ?? TEST_PASSWORD,
    returnTo: null,
    visitor: { ...TEST_VISITOR, address: over.address ?? TEST_VISITOR.address },
    knownBrowser: over.knownBrowser ?? null,
    previousToken: null,
  });
const guess = (person: TestPerson, over: Over = {}) => attempt(person, { password: "guess", ...over });
const cookieOf = (person: TestPerson) =>
  withKnownBrowser(world.context.keys, null, { ...person.place, email: person.email });

/** As if so many wrong passwords had gone before, everywhere this attacker's tries are counted. */
const failedBefore = (kind: string, spent: number) =>
  database.owner.db.execute(sql`update budgets set spent = ${spent}, waits_until = null where kind = ${kind}`);

it("wrong passwords of one address wait longer and longer, a minute at most, and never for good", async () => {
  const person = await world.person();
  const waits: number[] = [];
  for (let count = 0; count < 12; count += 1) {
    expect(await guess(person)).toEqual({ ok: false, why: "wrong_password" });
    const refused = await guess(person);
    if (!refused.ok && refused.why === "wait") {
      waits.push(refused.seconds);
      world.clock.pass({ seconds: refused.seconds });
    }
  }
  expect(waits.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60]);
  expect(Math.max(...waits)).toBe(60);
  expect(await attempt(person)).toMatchObject({ ok: true });
});

it("a thousand wrong passwords from everywhere, and the victim signs in from their usual browser", async () => {
  const victim = await world.person();
  const usual = cookieOf(victim);
  await guess(victim, { address: "198.51.100.1" });
  await failedBefore("password_account", 1000);
  await guess(victim, { address: "198.51.100.2" });
  expect(await guess(victim, { address: "198.51.100.3" })).toEqual({ ok: false, why: "wait", seconds: 60 });
  expect(await attempt(victim, { address: "198.51.100.4" })).toEqual({ ok: false, why: "wait", seconds: 60 });
  expect(await attempt(victim, { address: "198.51.100.4", knownBrowser: usual })).toMatchObject({ ok: true });
});

it("a known browser's own guesses are slowed like anybody's", async () => {
  const victim = await world.person();
  const usual = cookieOf(victim);
  for (let count = 0; count < 5; count += 1) await guess(victim, { knownBrowser: usual });
  expect(await guess(victim, { knownBrowser: usual })).toEqual({ ok: false, why: "wait", seconds: 1 });
});

it("somebody else's known browser is nobody's", async () => {
  const [victim, thief] = [await world.person(), await world.person()];
  const theirs = cookieOf(thief);
  for (let count = 0; count < 5; count += 1) await guess(victim, { knownBrowser: theirs });
  expect(await attempt(victim)).toMatchObject({ ok: false, why: "wait" });
});

it("one address guessing at many accounts is slowed after its hundredth wrong password, others are not", async () => {
  const [first, second] = [await world.person(), await world.person()];
  const address = "203.0.113.9";
  await guess(first, { address });
  await failedBefore("password_address", 104);
  await guess(first, { address });
  expect(await guess(second, { address })).toMatchObject({ ok: false, why: "wait" });
  expect(await attempt(second, { address: "203.0.113.10" })).toMatchObject({ ok: true });
});

it("right passwords of a whole clinic behind one address mark nobody", async () => {
  const address = "203.0.113.20";
  for (let count = 0; count < 8; count += 1) {
    expect(await attempt(await world.person(), { address })).toMatchObject({ ok: true });
  }
  const person = await world.person();
  for (let count = 0; count < 8; count += 1) expect(await attempt(person, { address })).toMatchObject({ ok: true });
});

it("five hundred guesses at once over two replicas: five are looked at", async () => {
  const victim = await world.person();
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      attempt(
        victim,
        { password: `guess ${index}`, address: `198.51.100.${index % 250}` },
        index % 2 ? other : world.context,
      ),
    ),
  );
  expect(results.filter((result) => !result.ok && result.why === "wrong_password").length).toBeLessThanOrEqual(5);
  expect(results.every((result) => !result.ok)).toBe(true);
});

it("after an hour left alone a lane begins again", async () => {
  const person = await world.person();
  for (let count = 0; count < 5; count += 1) await guess(person);
  world.clock.pass({ minutes: 60, seconds: 1 });
  for (let count = 0; count < 4; count += 1) expect(await guess(person)).toMatchObject({ why: "wrong_password" });
  expect(await attempt(person)).toMatchObject({ ok: true });
});
