import type { Portal } from "@countersign/db";
import { publishedActions, publishedRoutes } from "../fixtures/build.ts";
import { callAction } from "../fixtures/call-action.ts";
import { type Malformed, malformedCalls, malformedForms } from "../fixtures/malformed-posts.ts";
import { someOddForms } from "../fixtures/odd-forms.ts";
import { pageForms } from "../fixtures/page-forms.ts";
import { portalLog } from "../fixtures/portal-log.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { rowsOf } from "../fixtures/rows-of.ts";
import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { pendingLogin } from "../fixtures/visitors.ts";

/** Longer is a hang and not a slow machine. */
const HANGS_MS = 20_000;
/** Ends the session that the rest of the story goes on with. */
const ENDS_SESSION = new Set(["signOut"]);

type Headers = Readonly<Record<string, string>>;

/** Posts as it is and says what is wrong with the answer, or nothing. */
async function wrongWith(address: string, post: Malformed, headers: Headers): Promise<string | null> {
  const began = performance.now();
  const { origin } = new URL(address);
  const answer = await ask(address, {
    method: "POST",
    headers: { ...headers, Origin: origin, ...post.headers },
    body: post.body,
  });
  const ms = Math.round(performance.now() - began);
  const isRefused = answer.status >= 400 && answer.status < 500 && !answer.headers["set-cookie"];
  return isRefused && ms < HANGS_MS ? null : `${post.what}: ${answer.status} after ${ms} ms`;
}

for (const portal of ["staff", "admin", "patient"] as const satisfies Portal[]) {
  test(`no post that the ${portal} portal cannot read is a fault, changes anything or fills the log`, async ({
    system,
    clinic,
    page,
  }) => {
    await clinic.policy("patient", "required_every_login");
    const people = { staff: clinic.enrolled, admin: clinic.admin, patient: clinic.patientWithApp };
    const person = await people[portal]();
    await signInWithCode(page, person);
    const signedIn = await cookiesFor(page.context(), person.url());
    const visitors: Record<string, Headers> = {
      "a stranger": {},
      "a person halfway in": await pendingLogin(system, person),
      "a person signed in": signedIn,
    };
    const actions = await publishedActions(portal);
    const addressOf = (route: string) =>
      person.url(route.replace("[id]", person.accountId).replace("[token]", "x".repeat(43)));
    const log = await portalLog(system, portal);
    const found: string[] = [];
    let posts = 0;

    await test.step("every action, called with what is not its arguments", async () => {
      const before = await rowsOf(system.context, clinic.id);
      for (const [at, action] of actions.entries()) {
        const whose = Object.keys(visitors)[at % 3] ?? "";
        for (const call of malformedCalls(action)) {
          posts += 1;
          const wrong = await wrongWith(addressOf(action.route), call, visitors[whose] ?? {});
          if (wrong) found.push(`${action.name} by ${whose}, ${wrong}`);
        }
      }
      expect(found).toEqual([]);
      expect(await rowsOf(system.context, clinic.id)).toEqual(before);
    });

    await test.step("every form of every page, with other hidden fields", async () => {
      const forms = [];
      for (const route of await publishedRoutes(portal)) {
        for (const [whose, headers] of Object.entries(visitors)) {
          const { body } = await ask(addressOf(route), { headers });
          forms.push(...pageForms(body).map((form) => ({ form, route, whose, headers })));
        }
      }
      expect(forms.length).toBeGreaterThan(10);
      const before = await rowsOf(system.context, clinic.id);
      for (const { form, route, whose, headers } of forms) {
        for (const post of malformedForms(form).filter(({ what }) => what !== "as it is")) {
          posts += 1;
          const wrong = await wrongWith(addressOf(route), post, headers);
          if (wrong) found.push(`${route} by ${whose}, ${wrong}`);
        }
      }
      expect(found).toEqual([]);
      expect(await rowsOf(system.context, clinic.id)).toEqual(before);
    });

    await test.step("each was one line of the log, without a stack", async () => {
      // The last line is written once its answer is sent.
      await expect.poll(async () => (await log.sinceThen()).refused).toBeGreaterThanOrEqual(posts);
      expect((await log.sinceThen()).stacks).toEqual([]);
    });

    await test.step("every action, with a form that can be read but that no person filled in", async () => {
      for (const [at, action] of actions.filter(({ name }) => !ENDS_SESSION.has(name)).entries()) {
        for (const [row, form] of someOddForms(person, at).entries()) {
          // As the person who is signed in; as the two others by turns.
          const other = visitors[row % 2 === 0 ? "a stranger" : "a person halfway in"] ?? {};
          for (const headers of row % 3 === at % 3 ? [signedIn, other] : [signedIn]) {
            const called = callAction(addressOf(action.route), action, headers, form.fields);
            const status = await called.then((answer) => answer.status, String);
            if (typeof status === "string" || status >= 500) found.push(`${action.name} with ${form.what}: ${status}`);
          }
        }
      }
      expect(found).toEqual([]);
      expect((await ask(person.url(), { headers: signedIn })).body).toContain("Sign out");
      expect((await log.sinceThen()).stacks).toEqual([]);
    });
  });
}
