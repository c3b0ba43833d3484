import { auditEvents, clinics as clinicsTable } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { clockOf, dayOf, daysLater, startOf } from "@countersign/zones";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClinicWorld, clinicWorld, Life } from "../testing.ts";
import { readAdoptionDays } from "./adoption-days.ts";
import { countAdoption } from "./count-adoption.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const never = new AbortController().signal;
/** Where the clinics of these stories are. */
const london = clockOf("Europe/London");

let world: ClinicWorld;
let clinics = 0;

beforeEach(async () => {
  await database.owner.db.execute(sql`delete from adoption_days`);
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
});

const count = (signal = never) => countAdoption(world.context, signal);
const days = async (since = "2026-01-01") =>
  (await readAdoptionDays(world.context, { clinicId: world.clinicId, since })).filter(({ kind }) => kind === "staff");
const nights = (many: number) => world.clock.pass({ hours: 24 * many });
const enrols = async (life: Life) => {
  await life.signIn(0);
  await life.enableInSession();
};

it("today's row follows the people, and a day that ended keeps what was true at its end", async () => {
  const life = new Life(world, await world.person());
  const monday = dayOf(world.clock.now(), london);
  await count();
  expect(await days()).toMatchObject([{ day: monday, notEnrolled: 1, enrolled: 0 }]);
  await enrols(life);
  nights(1);
  await count();
  expect(await days()).toMatchObject([
    { day: monday, notEnrolled: 0, enrolled: 1, countedAt: startOf(daysLater(monday, 1), london) },
    { notEnrolled: 0, enrolled: 1, countedAt: world.clock.now() },
  ]);
});

it("days on which no courier ran are worked out from the trail, none before the clinic", async () => {
  const [early, late] = [new Life(world, await world.person()), new Life(world, await world.person())];
  nights(2);
  await enrols(early);
  nights(2);
  await enrols(late);
  nights(1);
  await count();
  expect((await days()).map(({ enrolled, notEnrolled }) => [enrolled, notEnrolled])).toEqual([
    [0, 2],
    [0, 2],
    [1, 1],
    [1, 1],
    [2, 0],
    [2, 0],
  ]);
}, 60_000);

it("nothing is claimed of days that the trail no longer reaches", async () => {
  const life = new Life(world, await world.person());
  nights(10);
  await enrols(life);
  await database.owner.db.execute(
    sql`delete from ${auditEvents} where at < ${startOf("2026-12-03", london)}::timestamptz`,
  );
  nights(1);
  await count();
  expect((await days()).map(({ day }) => day)).toEqual(["2026-12-03", "2026-12-04"]);
});

it("two couriers at once write what one would, and an older count never replaces a newer one", async () => {
  const life = new Life(world, await world.person());
  await count();
  nights(3);
  await enrols(life);
  nights(1);
  const late = { ...world.context, now: () => startOf("2026-11-26", london) };
  await Promise.all([count(), count(), countAdoption(late, never), count()]);
  expect((await days()).map(({ enrolled }) => enrolled)).toEqual([0, 0, 0, 1, 1]);
});

it("days are the clinic's, and are counted again when the clinic moves to another zone", async () => {
  const life = new Life(world, await world.person());
  const moveTo = (timeZone: string) =>
    database.owner.db.update(clinicsTable).set({ timeZone }).where(eq(clinicsTable.id, world.clinicId));
  // Made at 9:00 in London on 23 November; enrols at 3:00 there on the 25th, which is the evening before in Vancouver.
  world.clock.pass({ hours: 42 });
  await enrols(life);
  nights(2);
  await count();
  expect((await days()).map(({ day, enrolled }) => [day, enrolled])).toEqual([
    ["2026-11-23", 0],
    ["2026-11-24", 0],
    ["2026-11-25", 1],
    ["2026-11-26", 1],
    ["2026-11-27", 1],
  ]);
  for (const [zone, ends, enrolled] of [
    ["America/Vancouver", "2026-11-25T07:00:00Z", 1],
    ["Asia/Kathmandu", "2026-11-24T18:15:00Z", 0],
  ] as const) {
    await moveTo(zone);
    await count();
    const second = (await days()).find(({ day }) => day === "2026-11-24");
    expect(second).toMatchObject({ enrolled, countedAt: new Date(ends) });
  }
});

it("a courier that loses the task stops between two days, and another goes on from there", async () => {
  nights(5);
  const lost = new AbortController();
  lost.abort();
  await count(lost.signal);
  expect(await days()).toEqual([]);
  await count();
  expect(await days()).toHaveLength(6);
});
