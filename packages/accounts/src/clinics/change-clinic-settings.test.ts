import { auditEvents, type Context, readKeyring } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { changeClinicSettings } from "./change-clinic-settings.ts";
import { createClinic } from "./create-clinic.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const keys = readKeyring(`k:${Buffer.alloc(32, 5).toString("base64url")}`);
const context: Context = { db: database.db, now: () => new Date("2026-11-23T09:00:00Z"), keys };
await createClinic(context, { slug: "hill", name: "Hill" });
await createClinic(context, { slug: "other", name: "Other" });

const fresh = {
  accent: null,
  mailFromName: null,
  replyTo: null,
  country: "GB",
  timeZone: "Europe/London",
  textDailyCap: 2000,
};
const events = () =>
  database.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.event, "clinic.settings_changed"))
    .orderBy(auditEvents.id);

it("changes what is named, leaves the rest and the other clinic, and says so in the trail", async () => {
  const first = await changeClinicSettings(context, "hill", {
    accent: "#0A6B52",
    textCountries: [
      { country: "ie", dailyCap: 200 },
      { country: "GB", dailyCap: 1000 },
    ],
  });
  const textCountries = [
    { country: "GB", dailyCap: 1000 },
    { country: "IE", dailyCap: 200 },
  ];
  expect(first).toEqual({ ok: true, settings: { ...fresh, accent: "#0a6b52", textCountries } });
  const second = await changeClinicSettings(context, "hill", {
    accent: null,
    mailFromName: "Hill Clinic",
    textCountries: [],
  });
  expect(second).toEqual({ ok: true, settings: { ...fresh, mailFromName: "Hill Clinic", textCountries: [] } });
  expect((await events()).map(({ details }) => details)).toEqual([
    { changed: ["accent", "textCountries"] },
    { changed: ["accent", "mailFromName", "textCountries"] },
  ]);
  const other = await changeClinicSettings(context, "other", {});
  expect(other).toEqual({ ok: true, settings: { ...fresh, textCountries: [{ country: "GB", dailyCap: 2000 }] } });
  expect(await events()).toHaveLength(2);
});

it.each([
  { accent: "green" },
  { mailFromName: "Hill\r\nBcc: everybody@a.example" },
  { mailFromName: 'Hill" <evil@a.example>' },
  { replyTo: "nobody" },
  { country: "ZZ" },
  { timeZone: "Mars/Olympus" },
  { textDailyCap: -1 },
  { textCountries: [{ country: "GB", dailyCap: 1.5 }] },
  {
    textCountries: [
      { country: "GB", dailyCap: 1 },
      { country: "gb", dailyCap: 2 },
    ],
  },
])("refuses %j", async (changes) => {
  await expect(changeClinicSettings(context, "hill", changes)).rejects.toThrow();
});

it("a clinic that does not exist is said so", async () => {
  expect(await changeClinicSettings(context, "valley", {})).toEqual({ ok: false, why: "no_such_clinic" });
});
