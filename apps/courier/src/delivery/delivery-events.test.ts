import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { courierWorld } from "../testing/courier-world.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { claimDelivery } from "./claim-delivery.ts";
import { markDelivered, markFailed, markHandedOver, markUndelivered } from "./delivery-events.ts";

const NOON = new Date("2026-11-22T12:00:00Z");
const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
const world = await courierWorld();
const { database } = world;
afterAll(() => world.close());

let login: WaitingLogin;
beforeEach(async () => {
  login = await makeWaitingLogin(database.db, NOON);
});

/** Sends one message at a minute past noon, which a provider takes. */
async function send(minute: number, message: WaitingLogin["notice" | "textMessage"] = login.notice) {
  const key = { clinicId: message.clinicId, id: crypto.randomUUID() };
  const context = { ...world.context, now: () => later(minute) };
  await claimDelivery(context, key.id, message, "resend");
  await markHandedOver(database.db, key, { providerId: `p-${key.id}`, at: later(minute) });
  const told = (at: number) => ({ providerId: `p-${key.id}`, at: later(at) });
  return {
    key,
    delivered: (at: number) => markDelivered(database.db, key, told(at)),
    bounced: (at: number) => markFailed(database.db, key, "bounced", told(at)),
    undelivered: (at: number) => markUndelivered(database.db, key, told(at)),
    complained: (at: number) => markFailed(database.db, key, "complained", told(at)),
  };
}

async function account() {
  const [row] = await database.db.execute<{ email: string | null; phone: string | null }>(sql`
    select email_failing_why as email, phone_failing_why as phone from accounts
    where clinic_id = ${login.clinicId} and id = ${login.accountId}`);
  return row;
}

async function events() {
  const rows = await database.db.execute<{ event: string; channel: string }>(sql`
    select event, details->>'channel' as channel from audit_events
    where clinic_id = ${login.clinicId} and account_id = ${login.accountId} order by at`);
  return rows.map(({ event, channel }) => `${event} ${channel}`);
}

test("a mail that bounces marks the address, in one statement, with an event", async () => {
  const mail = await send(0);
  const seen = await database.countStatements(() => mail.bounced(1));
  expect(seen.statements).toHaveLength(1);
  expect(await account()).toEqual({ email: "bounced", phone: null });
  expect(await events()).toEqual(["account.address_failing email"]);
  expect(await world.deliveries(login.clinicId)).toMatchObject([{ failure: "bounced", handedOver: true }]);
});

test("a text that does not arrive marks the number", async () => {
  const text = await send(0, login.textMessage);
  await text.bounced(1);
  expect(await account()).toEqual({ email: null, phone: "bounced" });
});

test("what is not the address's fault leaves it alone", async () => {
  const mail = await send(0);
  expect(await mail.undelivered(1)).toBe(true);
  expect(await account()).toEqual({ email: null, phone: null });
});

test("an address that is not the account's any more is not marked", async () => {
  const mail = await send(0);
  await database.db.execute(sql`update accounts set email = 'new@example.org' where id = ${login.accountId}`);
  await mail.bounced(1);
  expect(await account()).toEqual({ email: null, phone: null });
  expect(await events()).toEqual([]);
});

test("something that was sent later and arrives says that the address works", async () => {
  await (await send(0)).bounced(1);
  await (await send(2)).delivered(3);
  expect(await account()).toEqual({ email: null, phone: null });
  expect(await events()).toEqual(["account.address_failing email", "account.address_works email"]);
});

describe("events that come again, late or out of order are harmless:", () => {
  test("twice the same", async () => {
    const mail = await send(0);
    expect([await mail.bounced(1), await mail.bounced(2), await mail.bounced(3)]).toEqual([true, false, false]);
    const other = await send(5);
    expect([await other.delivered(6), await other.delivered(7)]).toEqual([true, false]);
    expect(await events()).toEqual(["account.address_failing email", "account.address_works email"]);
  });

  test("fifty at once", async () => {
    const mail = await send(0);
    const told = await Promise.all(Array.from({ length: 50 }, () => mail.bounced(1)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  test("an arrival of before the failure does not clear it", async () => {
    const [old, failing] = [await send(0), await send(1)];
    await failing.bounced(2);
    await old.delivered(3);
    expect(await account()).toEqual({ email: "bounced", phone: null });
  });

  test("a failure of before an arrival does not mark what works", async () => {
    const [old, newer] = [await send(0), await send(1)];
    await newer.delivered(2);
    await old.bounced(3);
    expect(await account()).toEqual({ email: null, phone: null });
  });

  test("an arrival after the same mail's failure changes nothing", async () => {
    const mail = await send(0);
    await mail.bounced(1);
    expect(await mail.delivered(2)).toBe(false);
    expect(await account()).toEqual({ email: "bounced", phone: null });
  });

  test("a complaint about a mail that arrived counts", async () => {
    const mail = await send(0);
    await mail.delivered(1);
    expect(await mail.complained(2)).toBe(true);
    expect(await account()).toEqual({ email: "complained", phone: null });
  });

  test("before our own writing: the hand-over that is written later keeps what was told", async () => {
    const key = { clinicId: login.clinicId, id: crypto.randomUUID() };
    await claimDelivery({ ...world.context, now: () => NOON }, key.id, login.notice, "twilio");
    expect(await markDelivered(database.db, key, { providerId: "SM1", at: later(1) })).toBe(true);
    await markHandedOver(database.db, key, { providerId: "SM1", at: later(2) });
    expect(await world.deliveries(login.clinicId)).toMatchObject([{ handedOver: true, delivered: true }]);
  });

  test("a provider's name that another message has already holds nothing up", async () => {
    const mail = await send(0);
    const key = { clinicId: login.clinicId, id: crypto.randomUUID() };
    await claimDelivery({ ...world.context, now: () => NOON }, key.id, login.notice, "resend");
    await markHandedOver(database.db, key, { providerId: `p-${mail.key.id}`, at: later(1) });
    expect(await world.deliveries(login.clinicId)).toMatchObject([{ handedOver: true }, { handedOver: true }]);
  });

  test("an event of another message, or of another clinic's, changes nothing", async () => {
    const mail = await send(0);
    const other = await makeWaitingLogin(database.db, NOON);
    const elsewhere = { ...mail.key, clinicId: other.clinicId };
    const failed = { providerId: "p-another", at: later(1) };
    expect(await markFailed(database.db, mail.key, "bounced", failed)).toBe(false);
    expect(await markDelivered(database.db, elsewhere, failed)).toBe(false);
    expect(await account()).toEqual({ email: null, phone: null });
  });
});
