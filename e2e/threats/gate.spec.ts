import type { Portal } from "@countersign/db";
import { publishedRoutes } from "../fixtures/build.ts";
import type { Person } from "../fixtures/person.ts";
import { ask, cookiesFor, type RawAnswer } from "../fixtures/raw-request.ts";
import { signInWithCode, signInWithPassword, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { cookiesRenamedFor, pendingLogin } from "../fixtures/visitors.ts";

type Headers = Record<string, string>;

/** How one address can be asked for. */
const VARIANTS: Readonly<Record<string, Headers>> = {
  page: {},
  "flight data": { RSC: "1" },
  prefetch: { RSC: "1", "Next-Router-Prefetch": "1" },
  segment: { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  subrequest: { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  forged: {
    "x-forwarded-for": "127.0.0.1",
    "x-matched-path": "/",
    "x-invoke-path": "/",
    "x-countersign-visitor": "{}",
  },
};
const spellings = (path: string) => [
  path,
  `${path}/`,
  `/${path}`,
  path.replace(/[a-z]/, (a) => `%${a.charCodeAt(0).toString(16)}`),
  `/x/..${path}`,
  `${path}?a=/login`,
];

/** Every spelling in every variant; or, for further visitors, every spelling and every variant once. */
type Thoroughness = "every pair" | "each once";

function waysTo(route: string, thoroughness: Thoroughness): { path: string; variant: string; sent: Headers }[] {
  return spellings(route).flatMap((path, at) =>
    Object.entries(VARIANTS)
      .filter(([variant]) => thoroughness === "every pair" || at === 0 || variant === "page")
      .map(([variant, sent]) => ({ path, variant, sent })),
  );
}

/**
 * Asks for every protected address in many ways, and finds nothing in any answer that only a signed-in page says. What
 * an address means is settled before anyone asks who is there, so that one visitor tries every pair for all of them.
 */
async function expectNothing(
  who: string,
  portal: Portal,
  person: Person,
  headers: Headers,
  secrets: string[],
  thoroughness: Thoroughness = "each once",
): Promise<void> {
  const routes = (await publishedRoutes(portal)).filter((route) => !/^\/(login|invitation|icon)/.test(route));
  expect(routes.length).toBeGreaterThanOrEqual(3);
  // Thousands of answers: what is wrong is gathered, and looked at once, since each look takes longer than an answer.
  const found: string[] = [];
  let asked = 0;
  for (const route of routes) {
    for (const { path, variant, sent } of waysTo(route.replace("[id]", person.accountId), thoroughness)) {
      const answer = await ask(person.url(path), { headers: { ...headers, ...sent } });
      const told = tells(answer, ["Sign out", ...secrets]);
      if (told.length > 0) found.push(`${who}: ${path} as ${variant}, answered ${answer.status}: ${told.join()}`);
      asked += 1;
    }
  }
  expect(found).toEqual([]);
  const [spelled, variants] = [spellings("/").length, Object.keys(VARIANTS).length];
  expect(asked).toBe(routes.length * (thoroughness === "every pair" ? spelled * variants : spelled + variants - 1));
}

/** What an answer holds that it may not: a fault, one of the secrets, a session. */
function tells(answer: RawAnswer, secrets: string[]): string[] {
  const set = [answer.headers["set-cookie"] ?? []].flat().join();
  return [
    ...(answer.status >= 500 ? ["a fault"] : []),
    ...secrets.filter((secret) => answer.body.includes(secret)).map((secret) => `"${secret}"`),
    ...(/-session=[^;]/.test(set) ? ["a session"] : []),
  ];
}

for (const portal of ["staff", "admin", "patient"] as const) {
  test(`the ${portal} portal shows nothing to nobody, nor to somebody halfway in`, async ({ system, clinic, page }) => {
    await clinic.policy("patient", "required_every_login");
    const people = { staff: clinic.enrolled, admin: clinic.admin, patient: clinic.patientWithApp };
    const person = await people[portal]();
    const secrets = [person.name, person.email];
    await test.step("nobody", () => expectNothing("nobody", portal, person, {}, secrets));
    await test.step("somebody who has typed the password", async () => {
      await expectNothing("halfway", portal, person, await pendingLogin(system, person), secrets, "every pair");
    });
    await test.step("the same, with the login's token under the session's name", async () => {
      await typePassword(page, person);
      await expect(page.getByRole("textbox", { name: /code$/ })).toBeVisible();
      const { Cookie = "" } = await cookiesFor(page.context(), person.url());
      expect(Cookie).not.toMatch(/-session=/);
      const renamed = { Cookie: `${Cookie}; ${Cookie.replaceAll("-login=", "-session=")}` };
      await expectNothing("renamed", portal, person, renamed, secrets);
    });
  });
}

test("the console shows nothing to staff, to skip sessions, to patients and to other clinics", async ({
  clinic,
  otherClinic,
  newBrowser,
}) => {
  const admin = await clinic.admin({ name: "Ada Secret" });
  const visitors = {
    "a nurse": { person: await clinic.enrolled(), signIn: signInWithCode },
    "an admin at the staff portal": {
      person: {
        ...(await clinic.admin()),
        portal: "staff" as const,
        url: (path?: string) => clinic.url("staff", path),
      },
      signIn: signInWithCode,
    },
    "another clinic's admin": { person: await otherClinic.admin(), signIn: signInWithCode },
  };
  for (const [who, { person, signIn }] of Object.entries(visitors)) {
    await test.step(who, async () => {
      const page = await newBrowser();
      await signIn(page, person);
      const held = { portal: person.portal, address: person.url() };
      await expectNothing(who, "admin", admin, await cookiesRenamedFor(page.context(), held, "admin"), [
        admin.name,
        admin.email,
      ]);
    });
  }
  await test.step("a patient", async () => {
    const page = await newBrowser();
    const patient = await clinic.patient();
    await signInWithPassword(page, patient);
    const held = { portal: patient.portal, address: patient.url() };
    await expectNothing("a patient", "admin", admin, await cookiesRenamedFor(page.context(), held, "admin"), [
      admin.name,
      admin.email,
    ]);
    await expectNothing(
      "a patient",
      "staff",
      { ...admin, url: (path) => clinic.url("staff", path) },
      await cookiesRenamedFor(page.context(), held, "staff"),
      [admin.name, admin.email],
    );
  });
});
