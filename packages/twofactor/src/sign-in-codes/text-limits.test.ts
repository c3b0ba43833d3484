import { accounts, deliveryChannels } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { findLogin } from "../login/login-row.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { channelsOf, sentCodeOf } from "./issue.ts";
import { sendSignInCode } from "./send-sign-in-code.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
let clinics = 0;
const clinicOf = () => patientWorld(database.db, `clinic${++clinics}`);
let numbers = 0;
const britishNumber = () => `+4477009${String(++numbers).padStart(5, "0")}`;

type World = Awaited<ReturnType<typeof clinicOf>>;
const held = async (clinic: World, { token }: { token: string }) => {
  const login = await findLogin(clinic.context, clinic.place, token);
  if (!login) throw new Error("no login");
  return login;
};

test("however many ask at once, the clinic never sends a text more than it pays for in a day", async () => {
  const clinic = await clinicOf();
  await clinic.mostTexts(7);
  const replica = { ...clinic.context, db: database.connect(10).db };
  const patients = await Promise.all(Array.from({ length: 20 }, () => clinic.patient({ phone: britishNumber() })));
  const logins = await Promise.all(patients.map((patient) => clinic.begin(patient)));
  const text = (turn: number, login: (typeof logins)[number]) =>
    sendSignInCode(turn % 2 ? replica : clinic.context, { ...login, channel: "text" });
  const answers = await Promise.all(logins.map((login, turn) => text(turn, login)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(7);
  expect(answers.filter((answer) => !answer.ok && answer.why === "texts_used_up")).toHaveLength(13);
  const rows = await database.db.execute(sql`
    select country, count(*)::int as n from sign_in_codes where clinic_id = ${patients[0]?.clinicId} and channel = 'text' group by 1`);
  expect([...rows]).toEqual([{ country: "GB", n: 7 }]);
  clinic.pass(86_400);
  const nextDay = await clinic.begin(await clinic.patient({ phone: britishNumber() }));
  expect(await text(0, nextDay)).toMatchObject({ ok: true });
});

test("a country has a cap of its own, beside which others go on", async () => {
  const clinic = await clinicOf();
  await clinic.textsTo("DE", 1);
  const ask = async (phone: string) => {
    const login = await clinic.begin(await clinic.patient({ phone }));
    return sendSignInCode(clinic.context, { ...login, channel: "text" });
  };
  expect(await ask("+4915123456781")).toMatchObject({ ok: true });
  expect(await ask("+4915123456782")).toEqual({ ok: false, why: "texts_used_up" });
  expect(await ask(britishNumber())).toMatchObject({ ok: true });
  expect(await ask("+12025550123")).toEqual({ ok: false, why: "country_not_allowed" });
});

test("texts are not offered once the number's country was taken off the list; what went before stays told", async () => {
  const clinic = await clinicOf();
  const login = await clinic.begin(await clinic.patient({ phone: "+447700900123" }));
  expect(channelsOf(await held(clinic, login))).toEqual(["email", "text"]);
  await sendSignInCode(clinic.context, { ...login, channel: "text" });
  await clinic.textsTo("GB", 0);
  const now = await held(clinic, login);
  expect(channelsOf(now)).toEqual(["email"]);
  expect(sentCodeOf(clinic.context.keys, now)).toMatchObject({ channel: "text", masked: "•••• 123" });
});

test("the first code goes by text where emails do not arrive, and by email where texts are used up", async () => {
  const clinic = await clinicOf();
  const failingPatient = async () => {
    const patient = await clinic.patient({ phone: britishNumber() });
    const failing = { emailFailingAt: clinic.context.now(), emailFailingWhy: "bounced" } as const;
    await database.db.update(accounts).set(failing).where(eq(accounts.id, patient.accountId));
    return patient;
  };
  const first = await held(clinic, await clinic.begin(await failingPatient()));
  expect(first.issues).toMatchObject([{ channel: "text" }]);
  expect(channelsOf(first)).toEqual(["text", "email"]);
  await clinic.mostTexts(1);
  const second = await held(clinic, await clinic.begin(await failingPatient()));
  expect(second.issues).toMatchObject([{ channel: "email" }]);
});

test("texts are offered nowhere while the couriers have nobody to send them", async () => {
  const clinic = await clinicOf();
  const login = await clinic.begin(await clinic.patient({ phone: britishNumber() }));
  await database.owner.db.insert(deliveryChannels).values({ channel: "text", provider: null, openedAt: new Date(0) });
  expect(channelsOf(await held(clinic, login))).toEqual(["email"]);
  const sent = await sendSignInCode(clinic.context, { ...login, channel: "text" });
  expect(sent).toEqual({ ok: false, why: "country_not_allowed" });
  await database.owner.db.update(deliveryChannels).set({ provider: "twilio" });
  expect(channelsOf(await held(clinic, login))).toEqual(["email", "text"]);
});

test("a text costs no more statements than a mail", async () => {
  const clinic = await clinicOf();
  const login = await clinic.begin(await clinic.patient({ phone: britishNumber() }));
  const seen = await database.countStatements(() => sendSignInCode(clinic.context, { ...login, channel: "text" }));
  expect(seen.result).toMatchObject({ ok: true });
  expect(seen.statements).toHaveLength(2);
  expect(seen.queue).toHaveLength(1);
});
