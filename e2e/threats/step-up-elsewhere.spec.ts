import type { Page } from "@playwright/test";
import { publishedActions } from "../fixtures/build.ts";
import { callAction } from "../fixtures/call-action.ts";
import { clinicState } from "../fixtures/clinic-state.ts";
import type { PersonWithApp } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { makeNewCodes } from "../fixtures/profile.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { expectSignedIn, signInWithCode, signInWithPassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** What somebody would post who has copied nothing but the login cookie, to the action behind a page. */
async function post(person: PersonWithApp, name: string, cookies: string, fields: Readonly<Record<string, string>>) {
  const action = (await publishedActions(person.portal)).find((published) => published.name === name);
  if (!action) throw new Error(`${name} is not published at the ${person.portal} portal.`);
  return callAction(person.url(action.route), action, { Cookie: cookies }, fields);
}

/** Begins a step-up by the button that wants one, and gives what the browser holds for it. */
async function stepUp(page: Page, nurse: PersonWithApp) {
  await page.goto(nurse.url("/profile/login?edit"));
  await makeNewCodes(page);
  await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  const { Cookie = "" } = await cookiesFor(page.context(), nurse.url());
  const token = Cookie.split("; ").find((cookie) => cookie.includes("-login=")) ?? "";
  const login = await page.locator('input[name="login"]').first().inputValue();
  return { token, login };
}

test("a step-up's cookie and a right code make no session anywhere else, and cost none", async ({
  page,
  clinic,
  system,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });
  const { token, login } = await stepUp(page, nurse);
  const before = await clinicState(system.context, clinic.id);

  for (const [name, code] of [
    ["verifyCode", await nurse.authenticator.code()],
    ["verifyRecovery", nurse.recoveryCodes[0] ?? ""],
  ] as const) {
    const answer = await post(nurse, name, token, { code, login });
    expect(answer.headers["x-action-redirect"], name).toMatch(/^\/login;/);
    expect([answer.headers["set-cookie"] ?? []].flat().join(), name).not.toMatch(/-session=[^;]/);
  }
  expect(await clinicState(system.context, clinic.id)).toEqual(before);

  await test.step("and the session it was begun in goes on", async () => {
    await page.goto(nurse.url("/profile/login"));
    await expectSignedIn(page);
  });
});

test("signing in over somebody in the same browser, from a tab left open, ends their session", async ({
  page,
  clinic,
}) => {
  const [first, second] = [await clinic.staff(), await clinic.staff()];
  const leftOpen = await page.context().newPage();
  await leftOpen.goto(second.url("/login"));
  await signInWithPassword(page, first);
  const { Cookie = "" } = await cookiesFor(page.context(), first.url());
  await leftOpen.getByRole("textbox", { name: "Email" }).fill(second.email);
  await leftOpen.getByLabel("Password", { exact: true }).fill(second.password);
  await press(leftOpen.getByRole("button", { name: "Sign in" }));
  await expectSignedIn(leftOpen);
  const left = await ask(first.url("/"), { headers: { Cookie } });
  expect([left.status, left.headers.location]).toEqual([307, expect.stringMatching(/^\/login\?.*because=ended/)]);
});
