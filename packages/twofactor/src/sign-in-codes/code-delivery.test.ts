import { deliveries, newId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { eq } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { findLogin } from "../login/login-row.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { codeDeliveryOf, readCodeDelivery } from "./code-delivery.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

const sentAt = new Date("2026-11-22T14:00:00Z");
const later = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000);
const untried = { handedOverAt: null, failedAt: null, inTrouble: false, isAddressAtFault: false };

test.each([
  ["nobody has begun with it", null, 9, "under_way"],
  ["nobody has begun with it for ten seconds", null, 10, "slow"],
  ["it is being tried", untried, 9, "under_way"],
  ["trying takes long", untried, 10, "slow"],
  ["an attempt did not get through", { ...untried, inTrouble: true }, 1, "slow"],
  ["a provider took it", { ...untried, handedOverAt: later(1) }, 60, "handed_over"],
  ["it did not get through this time", { ...untried, handedOverAt: later(1), failedAt: later(2) }, 3, "unsent"],
  ["it was given up", { ...untried, failedAt: later(1) }, 1, "unsent"],
  [
    "it came back",
    { ...untried, handedOverAt: later(1), failedAt: later(2), isAddressAtFault: true },
    3,
    "undeliverable",
  ],
] as const)("when %s the page knows it", (_when, facts, seconds, delivery) => {
  expect(codeDeliveryOf(facts, sentAt, later(seconds))).toBe(delivery);
});

test("the newest code's own message is what counts", async () => {
  const clinic = await patientWorld(database.db);
  const patient = await clinic.patient();
  const { token } = await clinic.begin(patient);
  const read = async () => {
    const login = await findLogin(clinic.context, clinic.place, token);
    return login && readCodeDelivery(clinic.context, login);
  };
  expect(await read()).toBe("under_way");
  const login = await findLogin(clinic.context, clinic.place, token);
  const now = clinic.context.now();
  const about = { clinicId: patient.clinicId, accountId: patient.accountId, loginId: login?.loginId };
  const sent = { kind: "sign_in_code", channel: "email", recipient: patient.email, provider: "smtp" } as const;
  const id = newId(now);
  await database.db
    .insert(deliveries)
    .values({ ...about, ...sent, id, issue: 1, createdAt: now, attemptedAt: now, trouble: "timed_out" });
  expect(await read()).toBe("slow");
  await database.db.update(deliveries).set({ trouble: null, handedOverAt: now }).where(eq(deliveries.id, id));
  expect(await read()).toBe("handed_over");
  await database.db.update(deliveries).set({ failedAt: now, failure: "bounced" }).where(eq(deliveries.id, id));
  expect(await read()).toBe("undeliverable");
});
