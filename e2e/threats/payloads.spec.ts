import { clinics, type Portal } from "@countersign/db";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { publishedActions, publishedRoutes } from "../fixtures/build.ts";
import { callAction } from "../fixtures/call-action.ts";
import { oddForms } from "../fixtures/odd-forms.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { signInWithCode } from "../fixtures/signing-in.ts";
import type { System } from "../fixtures/system.ts";
import { expect, test } from "../fixtures/test.ts";
import { pendingLogin } from "../fixtures/visitors.ts";

const PORTALS = ["staff", "admin", "patient"] as const satisfies Portal[];
/** How a page is asked for by a browser, and by the client router. */
const WAYS = { document: {}, "flight data": { RSC: "1" }, prefetch: { RSC: "1", "Next-Router-Prefetch": "1" } };
/** What of its clinic every page shows. */
const SHOWN = new Set(["name", "slug", "helpPhone", "helpEmail", "helpHours", "accent"]);
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the database has about a clinic beside what its pages show: each column's name as code spells it, and its value. */
async function hiddenIn({ context }: System, clinicId: string): Promise<readonly string[]> {
  const [row = {}] = await context.db.select().from(clinics).where(eq(clinics.id, clinicId));
  const hidden = Object.entries(row).filter(([name]) => !SHOWN.has(name));
  expect(hidden.length).toBeGreaterThan(3);
  const names = hidden.map(([name]) => name).filter((name) => name !== "id");
  const values = hidden.flatMap(([, value]) => (value instanceof Date ? [value.toISOString()] : [String(value)]));
  // Short values, such as a country's two letters, are found in any page; their names are not.
  return [...names.map((name) => `"${name}"`), ...values.filter((value) => value.length > 8)];
}

/** As text: in documents, what scripts carry is written once more, with quotes escaped. */
const unescaped = (body: string) => body.replaceAll('\\"', '"').replaceAll("&quot;", '"');

for (const portal of PORTALS) {
  test(`no page of the ${portal} portal tells a stranger anything that it does not show`, async ({
    system,
    clinic,
  }) => {
    const hidden = await hiddenIn(system, clinic.id);
    const found: string[] = [];
    let shown = 0;
    for (const route of await publishedRoutes(portal)) {
      const path = route.replace("[id]", clinic.id.replaceAll(/\d/g, "1")).replace("[token]", "x".repeat(43));
      for (const address of [path, `${path}?because=idle`, "/no-such-page"]) {
        for (const [way, headers] of Object.entries(WAYS)) {
          const { body } = await ask(clinic.url(portal, address), { headers });
          const text = unescaped(body);
          shown += text.includes(clinic.name) ? 1 : 0;
          const told = [...hidden.filter((part) => text.includes(part)), ...(text.match(UUID) ?? [])];
          if (told.length > 0) found.push(`${address} as ${way}: ${[...new Set(told)].join()}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(shown).toBeGreaterThan(10);
  });

  test(`no answer of an action of the ${portal} portal holds a secret, a code, or more than its page`, async ({
    system,
    clinic,
    page,
  }) => {
    await clinic.policy("patient", "required_every_login");
    const people = { staff: clinic.enrolled, admin: clinic.admin, patient: clinic.patientWithApp };
    const person = await people[portal]();
    await signInWithCode(page, person);
    const visitors = {
      "a stranger": {},
      "a person halfway in": await pendingLogin(system, person),
      "a person signed in": await cookiesFor(page.context(), person.url()),
    };
    const secrets = [...person.recoveryCodes, person.password, person.authenticator.setupKey];
    const found: string[] = [];
    let refusals = 0;
    for (const action of (await publishedActions(portal)).filter(({ name }) => name !== "signOut")) {
      const route = action.route.replace("[id]", person.accountId).replace("[token]", "x".repeat(43));
      for (const [who, headers] of Object.entries(visitors)) {
        for (const form of oddForms(person).slice(0, 3)) {
          const fields = { ...form.fields, password: person.password, current: person.password };
          const { status, body } = await callAction(person.url(route), action, headers, fields);
          const told = secrets.filter((secret) => body.includes(secret));
          const answer = answerIn(body);
          refusals += formAnswer.safeParse(answer).success ? 1 : 0;
          if (told.length > 0 || (hasAnswer(answer) && !formAnswer.safeParse(answer).success)) {
            found.push(
              `${action.name} for ${who} with ${form.what}, answered ${status}: ${told} ${JSON.stringify(answer)}`,
            );
          }
        }
      }
    }
    expect(found).toEqual([]);
    // Enough to know that answers are found where they are.
    expect(refusals).toBeGreaterThan(5);
  });
}

function hasAnswer(answer: unknown): boolean {
  return answer !== undefined && answer !== null && answer !== "$undefined";
}

/** What an action itself answered, out of the flight data around it; undefined where it answered nothing. */
function answerIn(body: string): unknown {
  const root = /^0:(\{"a":.*)$/m.exec(body)?.[1];
  const named = root ? (JSON.parse(root) as { a: unknown }).a : undefined;
  const row = typeof named === "string" ? /^\$@(\w+)$/.exec(named)?.[1] : undefined;
  const text = row === undefined ? undefined : new RegExp(`^${row}:(.*)$`, "m").exec(body)?.[1];
  if (text === undefined || /^[A-Z]/.test(text)) return undefined;
  return JSON.parse(text);
}

const secretNames = /password|code|token|current|typedBack/i;
/** A form's answer: what was typed into fields that are no secret, what is wrong, and where. Nothing else. */
const formAnswer = z.strictObject({
  values: z.record(
    z.string().refine((name) => !secretNames.test(name)),
    z.string(),
  ),
  errors: z.record(z.string(), z.string()),
  alert: z.string().nullable(),
  blamed: z.string().nullable(),
});
