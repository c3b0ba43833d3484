import { usualPolicy } from "@countersign/twofactor";
import { expect, it } from "vitest";
import { type DraftedPolicies, fieldsOf } from "../security/drafted-policies.ts";
import { keptChange, postedChange, toKeep } from "./posted-change.ts";

const active = {
  staff: { ...usualPolicy, mode: "optional", skipsAllowed: 5 },
  patient: { ...usualPolicy, mode: "off", skipsAllowed: 0 },
} as const;
const drafts = {
  ...active,
  staff: { ...active.staff, mode: "required_every_login" as const },
  expected: { staff: 1, patient: 1 },
};
const weaker = { ...drafts, staff: { ...active.staff, idleMinutes: 60 } };
const place = { active, timeZone: "Europe/London", now: new Date("2026-06-01T12:00:00Z") };
const post = (fields: Record<string, string>, wanted: DraftedPolicies = drafts) => {
  const form = new FormData();
  const all = { ...fieldsOf(wanted), reason: "", when: "now", date: "", time: "", ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  return postedChange(form, place);
};
const later = (date: string, time: string) => post({ when: "later", date, time });
const errorsOf = (posted: ReturnType<typeof post>) => (posted && !posted.ok ? Object.keys(posted.errors) : []);

it("at once or by the clinic's clock, with a reason in one line, through a step-up and back", () => {
  const now = post({ reason: "  The insurer\n asks " });
  expect(now).toEqual({ ok: true, wish: { drafts, reason: "The insurer asks", takesEffectAt: null } });
  const then = later("2026-07-06", "08:00");
  expect(then).toMatchObject({ ok: true, wish: { reason: null, takesEffectAt: new Date("2026-07-06T07:00:00Z") } });
  for (const posted of [now, then]) {
    if (!posted?.ok) throw new Error("It was taken.");
    expect(keptChange.parse(JSON.parse(JSON.stringify(toKeep(posted.wish))))).toEqual(posted.wish);
  }
});

it.each([
  ["yesterday", "2026-05-31", "08:00", "date"],
  ["earlier today", "2026-06-01", "08:00", "time"],
  ["in four minutes", "2026-06-01", "13:04", "time"],
  ["in seven months", "2027-01-01", "08:00", "date"],
  ["a day there is none of", "2026-06-31", "08:00", "date"],
  ["no day", "", "08:00", "date"],
  ["no time", "2026-06-02", "", "time"],
  ["an hour that clocks are turned over", "2026-10-25", "25:30", "time"],
])("%s is refused beside its field", (_what, date, time, field) => {
  expect(errorsOf(later(date, time))).toEqual([field]);
});

it("an hour that clocks are turned forward over is told as that", () => {
  const form = { when: "later", date: "2027-03-28", time: "01:30" };
  const spring = { ...place, now: new Date("2027-03-01T12:00:00Z") };
  const posted = new FormData();
  for (const [name, value] of Object.entries({ ...fieldsOf(drafts), ...form })) posted.set(name, value);
  expect(postedChange(posted, spring)).toMatchObject({
    ok: false,
    errors: { time: expect.stringContaining("forward") },
  });
});

it("what weakens needs a reason, now and later, and a reason has its bounds", () => {
  expect(errorsOf(post({}, weaker))).toEqual(["reason"]);
  expect(errorsOf(post({ when: "later", date: "2026-07-06", time: "08:00" }, weaker))).toEqual(["reason"]);
  expect(errorsOf(post({ reason: "Long operations" }, weaker))).toEqual([]);
  expect(errorsOf(post({ reason: "x".repeat(501) }))).toEqual(["reason"]);
});

it("what spells no drafts is nothing", () => {
  expect(post({ staffMode: "none" })).toBeNull();
});
