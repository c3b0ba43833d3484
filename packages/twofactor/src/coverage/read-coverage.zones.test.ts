import { clinics } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { clinicWorld, Life } from "../testing.ts";
import { readCoverage } from "./read-coverage.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

it.each([
  // Enrolled at 3:00 UTC on the 25th: in Vancouver that is the evening of the 24th.
  ["America/Vancouver", 1, 1],
  ["Europe/London", 0, 1],
  ["Asia/Kathmandu", 0, 1],
])("a day is over when the clinic's clock says so, in %s", async (timeZone, onThe24th, onThe25th) => {
  const world = await clinicWorld(database.db, timeZone.toLowerCase().replace(/\W/g, "-"));
  await database.owner.db.update(clinics).set({ timeZone }).where(eq(clinics.id, world.clinicId));
  const life = new Life(world, await world.person());
  world.clock.pass({ hours: 42 });
  await life.signIn(0);
  await life.enableInSession();
  world.clock.pass({ hours: 24 * 3 });
  const enrolledOn = async (on: string) => {
    const read = await readCoverage(world.context, { clinicId: world.clinicId, on });
    if (!read.ok) throw new Error(read.why);
    return read.coverage.adoption.staff.enrolled;
  };
  expect(await enrolledOn("2026-11-24")).toBe(onThe24th);
  expect(await enrolledOn("2026-11-25")).toBe(onThe25th);
});

it("today and the days to come are the clinic's", async () => {
  const world = await clinicWorld(database.db, "kiritimati");
  const zone = { timeZone: "Pacific/Kiritimati" };
  await database.owner.db.update(clinics).set(zone).where(eq(clinics.id, world.clinicId));
  // 23:00 on the 23rd there; two hours later it is the 24th, which in UTC is half a day away.
  const ask = (on: string) => readCoverage(world.context, { clinicId: world.clinicId, on });
  expect(await ask("2026-11-23")).toMatchObject({ ok: true, coverage: { isToday: true } });
  expect(await ask("2026-11-24")).toEqual({ ok: false, why: "future" });
  world.clock.pass({ hours: 2 });
  expect(await ask("2026-11-24")).toMatchObject({ ok: true, coverage: { isToday: true } });
});
