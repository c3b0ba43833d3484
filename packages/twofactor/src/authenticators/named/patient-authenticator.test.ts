import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { namedPhones } from "../../testing/named-phones.ts";
import { patientWorld } from "../../testing/patient-world.ts";
import { brokenInvariants } from "../../testing.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const patients = await patientWorld(database.db);
const phones = namedPhones(patients.world);
beforeEach(() => patients.setMode("optional"));
afterEach(async () => {
  expect(await brokenInvariants(database.owner.db)).toEqual([]);
});

it("a patient's first authenticator makes recovery codes, takes the place of codes by email and turns those on", async () => {
  const patient = await patients.patient({ codesOn: false });
  const session = await patients.signIn(patient);
  const window = await phones.window(patient, session, "add");
  const confirmed = await window.confirm();
  expect(confirmed).toMatchObject({ ok: true, codesMade: true });
  const person = confirmed.ok && (await patients.world.redeem(patient, confirmed.token ?? "", session));
  expect(person).toMatchObject({ assurance: 2, authenticators: 1, recoveryCodesLeft: 10, signInCodesOn: true });
  expect((await patients.world.begun(patient)).step).toEqual({
    at: "enter-code",
    methods: ["authenticator", "recovery_code"],
  });
});

it("a patient whose codes were on already keeps since when, and needs a fresh code to begin", async () => {
  const patient = await patients.patient();
  const session = await patients.signIn(patient);
  const since = (await patients.world.account(patient.accountId)).signInCodesOnAt;
  patients.pass(600);
  expect(await phones.start(session, "add")).toEqual({ ok: false, why: "not_fresh" });
  const fresh = await patients.signIn(patient);
  expect(await (await phones.window(patient, fresh, "add")).confirm()).toMatchObject({ ok: true });
  expect((await patients.world.account(patient.accountId)).signInCodesOnAt).toEqual(since);
});

it("while the clinic asks no patient, none sets an authenticator up", async () => {
  const patient = await patients.patient();
  const session = await patients.signIn(patient);
  await patients.setMode("off");
  const asked = await patients.person(session);
  expect(await phones.start(asked, "add")).toEqual({ ok: false, why: "not_offered" });
});

it.each(["optional", "required_every_login"] as const)(
  "a patient's last one may go where it is %s: recovery codes go with it, codes by email are asked for again",
  async (mode) => {
    await patients.setMode(mode);
    const { person, phones: had, session } = await phones.owner(["Phone"], { portal: "patient" });
    await database.owner.db.execute(`update accounts set sign_in_codes_on_at = now() where id = '${person.accountId}'`);
    expect(await phones.remove(session, had[0]?.id ?? "")).toEqual({ ok: true, name: "Phone", left: 0 });
    expect((await patients.world.account(person.accountId)).enrolledAt).toBeNull();
    expect(await patients.person(session)).toMatchObject({ authenticators: 0, recoveryCodesLeft: 0 });
    expect((await patients.world.begun(person)).step).toEqual({ at: "enter-code", methods: ["email_code"] });
  },
);
