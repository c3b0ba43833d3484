import type { Portal } from "@countersign/db";
import type { Browser, Page } from "@playwright/test";
import { launchKeepingBrowser, pressBack, wordsOf } from "../fixtures/keeping-browser.ts";
import type { PersonWithApp } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { test as base, expect } from "../fixtures/test.ts";

const test = base.extend<object, { keepingBrowser: Browser }>({
  keepingBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed
    async ({}, use, { project }) => {
      const browser = await launchKeepingBrowser(project.use.launchOptions);
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
});

/** Signs in by the forms themselves: the page that follows is the one whose own answer set the session's cookie. */
async function signIn(page: Page, person: PersonWithApp): Promise<void> {
  await typePassword(page, person);
  await typeCode(page, await person.authenticator.code());
  await expectSignedIn(page);
}

/** Back, and Back again: neither page says anything about the person. */
async function expectNothingBack(page: Page, person: PersonWithApp): Promise<void> {
  for (const presses of [1, 2]) {
    await pressBack(page);
    await expect(page.getByRole("heading", { name: "Sign in", exact: true }), `Back ${presses}`).toBeVisible();
    const words = await wordsOf(page);
    expect(words, `Back ${presses}`).not.toContain(person.name);
    expect(words, `Back ${presses}`).not.toContain("Sign out");
  }
}

for (const portal of ["staff", "admin", "patient"] as const satisfies Portal[]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`of the ${portal} portal nothing comes back by Back once the session is over, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
      clinic,
      keepingBrowser,
      newBrowser,
    }) => {
      await clinic.policy("patient", "required_every_login");
      const people = { staff: clinic.enrolled, admin: clinic.admin, patient: clinic.patientWithApp };
      const person = await people[portal]({ name: "Wilhelmina Backward" });
      const browser = await keepingBrowser.newContext({ javaScriptEnabled });
      const page = await browser.newPage();
      const profile = person.url("/profile/login");

      await test.step("as long as it goes on, the browser shows what it kept", async () => {
        await signIn(page, person);
        await page.goto(profile);
        const asked = await pressBack(page);
        await expectSignedIn(page);
        // A page with scripts has asked the portal something, and Chromium then keeps nothing that is no-store.
        if (!javaScriptEnabled) expect(asked).toBe(0);
        // The console's first page is about others.
        if (portal !== "admin") expect(await wordsOf(page)).toContain(person.name);
      });

      await test.step("signed out here", async () => {
        await page.goto(profile);
        await press(page.getByRole("button", { name: "Sign out", exact: true }));
        await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
        await expectNothingBack(page, person);
      });

      await test.step("ended elsewhere, which the next press finds out", async () => {
        await signIn(page, person);
        await page.goto(profile);
        const other = await newBrowser();
        await signInWithCode(other, person);
        await other.goto(profile);
        await press(other.getByRole("button", { name: "Sign out all others" }));
        await page.goto(profile);
        await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
        await expectNothingBack(page, person);
      });
      await browser.close();
    });
  }
}
