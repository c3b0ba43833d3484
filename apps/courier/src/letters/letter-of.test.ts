import { saveLogo } from "@countersign/accounts";
import { newId, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { type Message, messageSchema } from "@countersign/messages";
import { beginReEnrolment, readReEnrolment, readStoppableReset, resetOrAsk, stopReset } from "@countersign/twofactor";
import {
  type ClinicWorld,
  clinicWorld,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestPerson,
} from "@countersign/twofactor/testing";
import { resetOf } from "@countersign/twofactor/testing/reset-world.ts";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { letterOf } from "./letter-of.ts";

const database = await createTestDatabase();
afterAll(() => database.close());

let world: ClinicWorld;
let admin: TestPerson;
let clinics = 0;
beforeEach(async () => {
  clinics += 1;
  world = await clinicWorld(database.db, `clinic${clinics}`);
  admin = await world.person({ portal: "admin" });
});

/** Resets somebody, or asks for it where they are an admin, and gives what they were mailed. */
async function reset(portal: "staff" | "admin"): Promise<{ person: TestPerson; message: Message }> {
  const person = await world.person({ portal });
  await world.authenticator(person);
  expect(await resetOrAsk(world.context, resetOf(world, admin, person))).toMatchObject({ ok: true });
  const [row] = await database.owner.db.execute<{ data: unknown }>(
    sql`select data from pgboss.job_common where data->>'accountId' = ${person.accountId}`,
  );
  return { person, message: messageSchema.parse(row?.data) };
}

function post() {
  const urls = { staff: "http://s.example", admin: "http://a.example", patient: "http://p.example" };
  const addresses = { urls, defaultClinic: `clinic${clinics}`, onlyClinic: null };
  return { context: world.context, channels: { email: null, text: null }, addresses };
}

const textOf = async (message: Message): Promise<string | null> => {
  const letter = await letterOf(post(), message);
  return letter?.clinic ? letter.rendered.text : null;
};
const tokenIn = (text: string | null, page: string) =>
  new RegExp(`${page}/([\\w-]{43})\\n`).exec(text ?? "")?.[1] ?? "";

test("whoever was reset is mailed the link that opens; once it was used they are still told, without it", async () => {
  const { person, message } = await reset("staff");
  const { place } = person;
  const token = tokenIn(await textOf(message), "http://s.example/enrol");
  expect(await readReEnrolment(world.context, { place, token })).toMatchObject({ email: person.email });
  const form = {
    place,
    token,
    password: TEST_PASSWORD,
    visitor: TEST_VISITOR,
    knownBrowser: null,
    previousToken: null,
  };
  expect(await beginReEnrolment(world.context, form)).toMatchObject({ ok: true });
  const later = await textOf(message);
  expect(later).toContain("have been signed out everywhere");
  expect(later).not.toContain("/enrol/");
});

test("a mail shows the clinic's logo where it is a PNG, and none where mail programs would not draw it", async () => {
  const { message } = await reset("staff");
  const actor = { ...admin, sessionId: newId<SessionId>(world.context.now()) };
  const save = (mediaType: "image/png" | "image/svg+xml") =>
    saveLogo(world.context, {
      actor,
      logo: { mediaType, bytes: Buffer.from(mediaType), width: 480, height: 80 },
      visitor: TEST_VISITOR,
    });
  const shown = async () => {
    const letter = await letterOf(post(), message);
    return /<img[^>]*>/.exec((letter?.clinic && letter.rendered.html) ?? "")?.[0] ?? null;
  };
  expect(await shown()).toBeNull();
  await save("image/png");
  expect(await shown()).toMatch(/^<img (?=.*src="cid:clinic-logo")(?=.*alt="")(?=.*width="240")(?=.*height="40")/);
  await save("image/svg+xml");
  expect(await shown()).toBeNull();
});

test("an admin who is to be reset is mailed the link that stops it, while there is something to stop", async () => {
  const { person, message } = await reset("admin");
  const token = tokenIn(await textOf(message), "http://a.example/reset-request");
  const link = { place: person.place, token, visitor: TEST_VISITOR };
  expect(await readStoppableReset(world.context, link)).not.toBeNull();
  expect(await stopReset(world.context, link)).toBe(true);
  expect(await textOf(message)).toBeNull();
});
