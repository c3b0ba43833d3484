import type { Message } from "@countersign/messages";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { courierWorld } from "../testing/courier-world.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { LINKS_PER_ADDRESS, MAILS_PER_ADDRESS, TEXTS_PER_NUMBER } from "./caps.ts";
import { claimDelivery } from "./claim-delivery.ts";
import { markFailed, markHandedOver, markTrouble } from "./delivery-events.ts";

const NOON = new Date("2026-11-22T12:00:00Z");
const world = await courierWorld();
const { database } = world;
afterAll(() => world.close());

let now = NOON;
const context = { ...world.context, now: () => now };
const replica = { ...context, db: database.connect(10).db };

let login: WaitingLogin;
beforeEach(async () => {
  now = NOON;
  login = await makeWaitingLogin(database.db, now);
});

const claim = (message: Message = login.notice, id = crypto.randomUUID(), on = context) =>
  claimDelivery(on, id, message, message.channel === "email" ? "resend" : "twilio");
const text = (to = login.textMessage.to) => claim({ ...login.textMessage, to });
const cap = (column: "text_daily_cap" | "daily_cap", most: number) =>
  column === "daily_cap"
    ? database.owner.db.execute(sql`update text_countries set daily_cap = ${most} where clinic_id = ${login.clinicId}`)
    : database.owner.db.execute(sql`update clinics set text_daily_cap = ${most} where id = ${login.clinicId}`);
const many = async (count: number, one: (n: number) => ReturnType<typeof claim>) => {
  const claims = await Promise.all(Array.from({ length: count }, (_, n) => one(n)));
  return Object.groupBy(claims, (made) => made.claim);
};

test("an attempt is written down before it is made, in one statement", async () => {
  const id = crypto.randomUUID();
  const seen = await database.countStatements(() => claim(login.codeMessage, id));
  expect(seen.statements).toHaveLength(1);
  expect(seen.result).toEqual({ claim: "send", triedSince: null });
  const [row] = await database.db.execute(sql`select * from deliveries where id = ${id}`);
  expect(row).toMatchObject({ kind: "sign_in_code", issue: 1, attempts: 1, recipient: "pat@example.org" });
  expect(row).toMatchObject({ handed_over_at: null, failed_at: null, provider: "resend" });
});

describe("a second attempt knows of the first:", () => {
  const again = async (between: (key: { clinicId: string; id: string }) => Promise<unknown>) => {
    now = NOON;
    const id = crypto.randomUUID();
    await claim(login.notice, id);
    await between({ clinicId: login.clinicId, id });
    now = new Date(NOON.getTime() + 60_000);
    return claim(login.notice, id);
  };

  test("cut off, or without an answer: it may have arrived", async () => {
    expect(await again(async () => {})).toEqual({ claim: "send", triedSince: NOON });
    expect(await again((key) => markTrouble(database.db, key, "timed_out"))).toEqual({
      claim: "send",
      triedSince: NOON,
    });
  });

  test("sent away: it has not arrived, unless the next attempt is cut off", async () => {
    const id = crypto.randomUUID();
    await claim(login.notice, id);
    await markTrouble(database.db, { clinicId: login.clinicId, id }, "throttled");
    expect(await claim(login.notice, id)).toEqual({ claim: "send", triedSince: null });
    expect(await claim(login.notice, id)).toEqual({ claim: "send", triedSince: NOON });
  });

  test("taken or failed: it is over", async () => {
    const taken = { providerId: "re-1", at: NOON };
    expect(await again((key) => markHandedOver(database.db, key, taken))).toEqual({ claim: "over" });
    const failed = { providerId: null, at: NOON, addressFails: false };
    expect(await again((key) => markFailed(database.db, key, "bounced", failed))).toEqual({ claim: "over" });
  });

  test("no attempt but the first is charged", async () => {
    const id = crypto.randomUUID();
    for (let attempt = 0; attempt < 2 * MAILS_PER_ADDRESS; attempt++) await claim(login.notice, id);
    expect(await claim()).toMatchObject({ claim: "send" });
  });
});

describe("caps hold, however couriers race:", () => {
  test("mails to one address a day", async () => {
    const made = await many(MAILS_PER_ADDRESS + 10, (n) =>
      claim(login.notice, crypto.randomUUID(), n % 2 ? replica : context),
    );
    expect(made.send).toHaveLength(MAILS_PER_ADDRESS);
    expect(made.capped).toHaveLength(10);
    expect(await claim({ ...login.notice, to: "another@example.org" })).toMatchObject({ claim: "send" });
    now = new Date("2026-11-23T00:00:00Z");
    expect(await claim()).toMatchObject({ claim: "send" });
  });

  test("links that strangers ask for use up no mail but such links, and never all of those", async () => {
    const from = { browser: null, address: null };
    const link = { ...login.notice, ...from, kind: "password_reset", resetId: crypto.randomUUID() } as const;
    const asked = await many(3 * 24 * 2, () => claim(link));
    expect(asked.send).toHaveLength(3 * 24 * 2);
    expect(await claim()).toMatchObject({ claim: "send" });
    const more = await many(LINKS_PER_ADDRESS, () => claim(link));
    expect(more.send).toHaveLength(LINKS_PER_ADDRESS - 3 * 24 * 2);
    expect(await claim(login.codeMessage)).toMatchObject({ claim: "send" });
  });

  test("texts to one number a day, which spend nothing of the clinic's once they are refused", async () => {
    await cap("text_daily_cap", TEXTS_PER_NUMBER + 1);
    const made = await many(TEXTS_PER_NUMBER + 5, () => text());
    expect(made.send).toHaveLength(TEXTS_PER_NUMBER);
    expect(await text("+447700900124")).toMatchObject({ claim: "send" });
    expect(await text("+447700900125")).toEqual({ claim: "capped" });
  });

  test("texts of one clinic a day", async () => {
    await cap("text_daily_cap", 3);
    const made = await many(8, (n) => text(`+44770090020${n}`));
    expect(made.send).toHaveLength(3);
    const other = await makeWaitingLogin(database.db, now);
    expect(await claim(other.textMessage)).toMatchObject({ claim: "send" });
  });

  test("texts that tell of something leave the last quarter of a day to codes", async () => {
    await cap("text_daily_cap", 8);
    const notice = { ...login.notice, channel: "text", to: login.textMessage.to } as const;
    expect((await many(8, () => claim(notice))).send).toHaveLength(6);
    expect((await many(4, () => text())).send).toHaveLength(2);
  });

  test("texts to one country a day, and none to a country that is not listed", async () => {
    await cap("daily_cap", 2);
    const made = await many(5, (n) => text(`+44770090030${n}`));
    expect(made.send).toHaveLength(2);
    expect(await text("+12025550123")).toEqual({ claim: "capped" });
    expect(await text("+881612345678")).toEqual({ claim: "capped" });
  });

  test.each([
    // Before and behind the clinic's midnight, and UTC's.
    ["America/Vancouver", "2026-12-02T06:30:00Z", "2026-12-02T07:30:00Z"],
    ["Asia/Kathmandu", "2026-12-01T17:45:00Z", "2026-12-01T18:45:00Z"],
    ["UTC", "2026-12-01T23:30:00Z", "2026-12-02T00:30:00Z"],
  ])("a day begins at midnight in %s", async (timeZone, before, after) => {
    await cap("text_daily_cap", 1);
    const at = (moment: string) => {
      now = new Date(moment);
      return claimDelivery(context, crypto.randomUUID(), login.textMessage, "twilio", timeZone);
    };
    expect(await at(before)).toMatchObject({ claim: "send" });
    expect(await at(new Date(Date.parse(before) + 60_000).toISOString())).toMatchObject({ claim: "capped" });
    expect(await at(after)).toMatchObject({ claim: "send" });
  });

  test("a cap of nothing is nothing", async () => {
    await cap("text_daily_cap", 0);
    expect(await text()).toEqual({ claim: "capped" });
  });
});

test("the local inbox has no caps, and a channel that does not exist spends none", async () => {
  await cap("text_daily_cap", 1);
  for (const provider of ["inbox", null, "inbox", null] as const) {
    const claimed = await claimDelivery(context, crypto.randomUUID(), login.textMessage, provider);
    expect(claimed).toMatchObject({ claim: "send" });
  }
  expect(await text()).toMatchObject({ claim: "send" });
});

test("what exceeds a cap is written down as failed, and never attempted", async () => {
  const id = crypto.randomUUID();
  await claim({ ...login.textMessage, to: "+12025550123" }, id);
  const [row] = await database.db.execute(sql`select * from deliveries where id = ${id}`);
  expect(row).toMatchObject({ failure: "capped", attempts: 0, country: "US" });
  expect(await claim({ ...login.textMessage, to: "+12025550123" }, id)).toEqual({ claim: "over" });
});

test("a message to an account of another clinic, or of none, goes nowhere", async () => {
  const other = await makeWaitingLogin(database.db, now);
  expect(await claim({ ...login.notice, clinicId: other.clinicId })).toEqual({ claim: "nobody" });
});
