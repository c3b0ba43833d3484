import { sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { claimDelivery } from "../delivery/claim-delivery.ts";
import { markHandedOver } from "../delivery/delivery-events.ts";
import { courierWorld } from "../testing/courier-world.ts";
import { resendCall, twilioCall } from "../testing/signed-callbacks.ts";
import { makeWaitingLogin, type WaitingLogin } from "../testing/waiting-login.ts";
import { type Call, note } from "./callback.ts";
import { resendCallback } from "./resend-callback.ts";
import { twilioCallback } from "./twilio-callback.ts";

const NOON = new Date("2026-11-22T12:00:00Z");
const SECRET = `whsec_${Buffer.alloc(24, 9).toString("base64")}`;
const TOKEN = "twilio-secret";
const PUBLIC = "https://callbacks.example";

const world = await courierWorld();
const { database } = world;
afterAll(() => world.close());
const readers = {
  email: resendCallback({ apiKey: "re_secret", secret: SECRET }),
  text: twilioCallback({ authToken: TOKEN, url: PUBLIC }),
};

/** What a provider may tell of one message, and what that is worth: nothing, or one of three verdicts. */
type Told = { readonly says: string; readonly worth: "nothing" | "delivered" | "undelivered" | "failing" };
type Channel = keyof typeof readers;

const mails: Readonly<Record<Told["worth"], readonly string[]>> = {
  nothing: [
    "email.sent",
    "email.delivery_delayed",
    "email.opened",
    "email.bounced",
    "email.bounced Transient General",
    "email.bounced Transient MailboxFull",
    "email.bounced Transient MessageTooLarge",
    "email.bounced Transient ContentRejected",
    "email.bounced Undetermined Undetermined",
  ],
  delivered: ["email.delivered"],
  undelivered: ["email.failed"],
  failing: [
    "email.bounced Permanent General",
    "email.bounced Permanent NoEmail",
    "email.bounced Permanent Suppressed",
    "email.complained",
    "email.suppressed",
  ],
};

const texts: Readonly<Record<Told["worth"], readonly string[]>> = {
  nothing: ["queued", "sending", "sent", "read"],
  delivered: ["delivered"],
  undelivered: [
    "undelivered",
    "failed",
    ...["30001", "30002", "30003", "30004", "30007", "30008", "30034", "30410", "21408", "21612", "none"].flatMap(
      (code) => [`undelivered ${code}`, `failed ${code}`],
    ),
  ],
  failing: ["failed 21211", "failed 21610", "failed 21614", "undelivered 30005", "undelivered 30006"],
};

const told = { email: flat(mails), text: flat(texts) } as const;

function flat(table: Readonly<Record<Told["worth"], readonly string[]>>): Told[] {
  return (Object.keys(table) as Told["worth"][]).flatMap((worth) => table[worth].map((says) => ({ says, worth })));
}

let messages = 0;
async function send(login: WaitingLogin, channel: Channel, minute: number) {
  const message = channel === "email" ? login.notice : login.textMessage;
  const key = { clinicId: message.clinicId, id: crypto.randomUUID() };
  const providerId = `provider-${messages++}`;
  const at = new Date(NOON.getTime() + minute * 60_000);
  await claimDelivery({ ...world.context, now: () => at }, key.id, message, channel === "email" ? "resend" : "twilio");
  await markHandedOver(database.db, key, { providerId, at });
  return { channel, key, providerId };
}

type Sent = Awaited<ReturnType<typeof send>>;

/** Makes the provider's signed call and has it read and noted. */
async function tell({ channel, key, providerId }: Sent, says: string, minute: number): Promise<void> {
  const [type = "", kind, subType] = says.split(" ");
  const { clinicId, id } = key;
  const bounce = type === "email.bounced" && kind ? { bounce: { type: kind, subType, message: "words" } } : {};
  const [url, init] =
    channel === "email"
      ? resendCall("", SECRET, {
          type,
          data: { email_id: providerId, tags: { clinic: clinicId, delivery: id }, ...bounce },
        })
      : twilioCall("", TOKEN, `${PUBLIC}/callbacks/twilio?${new URLSearchParams({ clinic: clinicId, delivery: id })}`, {
          MessageSid: providerId,
          MessageStatus: type,
          ...(kind ? { ErrorCode: kind } : {}),
        });
  const headers = Object.fromEntries(new Headers(init.headers));
  const call: Call = { url, headers, body: String(init.body) };
  const read = readers[channel](call);
  expect(read.told).not.toBe("forged");
  await note({ ...world.context, now: () => new Date(NOON.getTime() + minute * 60_000) }, read);
}

async function outcome(login: WaitingLogin, { channel, key }: Sent) {
  const [row] = await database.db.execute<{ failure: string | null; delivered: boolean; failing: boolean }>(sql`
    select d.failure, d.delivered_at is not null as delivered,
      case when ${channel} = 'email' then a.email_failing_at else a.phone_failing_at end is not null as failing
    from deliveries d join accounts a on a.clinic_id = d.clinic_id and a.id = d.account_id
    where d.clinic_id = ${login.clinicId} and d.id = ${key.id}`);
  return row;
}

/** The right outcome of one message, whatever the order: of a mail a definite verdict counts, of a text the arrival. */
function rightOf(channel: Channel, all: readonly Told[]) {
  const has = (worth: Told["worth"]) => all.some((one) => one.worth === worth);
  const isFailing = has("failing") && !(channel === "text" && has("delivered"));
  if (isFailing) return { failing: true, failure: expect.stringMatching(/^(bounced|complained|refused)$/) };
  if (has("delivered")) return { failing: false, failure: null, delivered: true };
  return { failing: false, failure: has("undelivered") ? "undelivered" : null, delivered: false };
}

test.each(["email", "text"] as const)("each event by %s, alone and told three times", async (channel) => {
  for (const one of told[channel]) {
    const login = await makeWaitingLogin(database.db, NOON);
    const sent = await send(login, channel, 0);
    for (const minute of [1, 2, 3]) await tell(sent, one.says, minute);
    expect(await outcome(login, sent), one.says).toMatchObject(rightOf(channel, [one]));
  }
});

test.each(["email", "text"] as const)(
  "any two events by %s, in either order, and with the first repeated",
  async (channel) => {
    // One of the shapes that are worth nothing, or no verdict, stands for the others: each was told alone above.
    const kinds = told[channel].filter(
      ({ worth }, at, all) =>
        worth === "delivered" || worth === "failing" || all.findIndex((one) => one.worth === worth) === at,
    );
    const more =
      channel === "email"
        ? ["email.bounced Transient General", "email.bounced Undetermined Undetermined"]
        : ["undelivered 30003", "undelivered 30008"];
    const few = [...kinds, ...told[channel].filter(({ says }) => more.includes(says))];
    for (const first of few) {
      for (const second of few) {
        const login = await makeWaitingLogin(database.db, NOON);
        const sent = await send(login, channel, 0);
        await tell(sent, first.says, 1);
        await tell(sent, second.says, 2);
        await tell(sent, first.says, 3);
        expect(await outcome(login, sent), `${first.says}, ${second.says}`).toMatchObject(
          rightOf(channel, [first, second]),
        );
      }
    }
  },
);

const shape = {
  email: { bad: "email.bounced Permanent General", good: "email.delivered" },
  text: { bad: "undelivered 30005", good: "delivered" },
};

test.each(["email", "text"] as const)(
  "two messages by %s: the one that was sent later decides, told first or last",
  async (channel) => {
    const { bad, good } = shape[channel];
    for (const laterFails of [true, false]) {
      for (const laterFirst of [true, false]) {
        const login = await makeWaitingLogin(database.db, NOON);
        const [earlier, later] = [await send(login, channel, 0), await send(login, channel, 1)];
        const calls = [() => tell(earlier, laterFails ? good : bad, 5), () => tell(later, laterFails ? bad : good, 6)];
        for (const call of laterFirst ? calls.toReversed() : calls) await call();
        expect(await outcome(login, later), `later fails ${laterFails}, first ${laterFirst}`).toMatchObject({
          failing: laterFails,
        });
      }
    }
  },
);

test.each(["email", "text"] as const)(
  "a verdict on an address that was corrected since marks nothing (%s)",
  async (channel) => {
    const login = await makeWaitingLogin(database.db, NOON);
    const sent = await send(login, channel, 0);
    await database.db.execute(
      sql`update accounts set email = 'new@example.org', phone = '+447700900999' where id = ${login.accountId}`,
    );
    await tell(sent, shape[channel].bad, 1);
    expect(await outcome(login, sent)).toMatchObject({ failing: false, failure: "bounced" });
  },
);

test("told before our own writing, the same holds", async () => {
  const login = await makeWaitingLogin(database.db, NOON);
  const key = { clinicId: login.clinicId, id: crypto.randomUUID() };
  await claimDelivery({ ...world.context, now: () => NOON }, key.id, login.textMessage, "twilio");
  const sent = { channel: "text", key, providerId: "SM-early" } as const;
  await tell(sent, "undelivered 30003", 1);
  await markHandedOver(database.db, key, { providerId: "SM-early", at: NOON });
  expect(await outcome(login, sent)).toMatchObject({ failure: "undelivered", failing: false });
});
