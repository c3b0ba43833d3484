import { press } from "../fixtures/press.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { expectSignedIn, expectSignedOut, signInWithCode, signOut } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a person sees where they are signed in, and signs out there from here @without-javascript", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const nurse = await clinic.enrolled();
  const colleague = await clinic.enrolled();
  const phone = await newBrowser();
  const tablet = await newBrowser();
  const theirs = await newBrowser();
  await signInWithCode(theirs, colleague);
  for (const browser of [page, phone, tablet]) await signInWithCode(browser, nurse);

  await test.step("three sessions are listed, and this one is marked", async () => {
    await page.goto(nurse.url("/profile/login"));
    const sessions = page.getByRole("list", { name: "Active sessions" }).getByRole("listitem");
    await expect(sessions).toHaveCount(3);
    await expect(sessions.filter({ hasText: /this device/i })).toHaveCount(1);
  });

  await test.step("one of the others is signed out by its button", async () => {
    await press(page.getByRole("button", { name: /^Sign out Chrom(e|ium) on / }).first());
    await expect(page.getByRole("status")).toHaveText("That session is signed out.");
    await expect(page.getByRole("list", { name: "Active sessions" }).getByRole("listitem")).toHaveCount(2);
    const over = [];
    for (const browser of [phone, tablet]) {
      await browser.goto(nurse.url("/"));
      const wayOut = browser.getByRole("button", { name: "Sign out", exact: true });
      await expect(wayOut.or(browser.getByRole("heading", { name: "Sign in", exact: true }))).toBeVisible();
      over.push(await wayOut.count());
    }
    expect(over.sort()).toEqual([0, 1]);
  });

  await test.step("then all others; this one and other people's go on", async () => {
    await press(page.getByRole("button", { name: "Sign out all others" }));
    await expect(page.getByRole("status")).toHaveText("All other sessions are signed out.");
    for (const browser of [phone, tablet]) await expectSignedOut(browser, nurse);
    for (const browser of [page, theirs]) {
      await browser.reload();
      await expectSignedIn(browser);
    }
    await expect(page.getByRole("button", { name: "Sign out all others" })).toHaveCount(0);
  });
});

test("a session that nobody used for half an hour, or older than half a day, is over", async ({
  page,
  clinic,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  await test.step("half an hour of nothing", async () => {
    await signInWithCode(page, nurse);
    await wait(nurse, { minutes: 31 });
    await page.goto(nurse.url("/profile/login"));
    await expect(page.getByText(/because nothing happened for a while/)).toBeVisible();
  });
  await test.step("twelve hours of work", async () => {
    await signInWithCode(page, nurse);
    for (let halfHours = 1; halfHours <= 24; halfHours += 1) {
      await wait(nurse, { minutes: 29 });
      const { status, body } = await ask(nurse.url("/"), { headers: await cookiesFor(page.context(), nurse.url()) });
      expect([status, body.includes("Sign out")]).toEqual([200, true]);
    }
    await wait(nurse, { minutes: 23 });
    await page.goto(nurse.url("/"));
    const warning = page.getByRole("dialog", { name: "Your sign-in ends soon" });
    await expect(warning.getByRole("button", { name: "Sign me out" })).toBeVisible();
    await expect(warning.getByRole("button", { name: "Stay signed in" })).toHaveCount(0);
    await warning.getByRole("button", { name: "Go on until then" }).click();
    await expect(warning).toHaveCount(0);
    await wait(nurse, { minutes: 2 });
    await expectSignedOut(page, nurse);
  });
});

test("a copied cookie is worth nothing after signing out", async ({ page, clinic, newBrowser }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  const thief = await newBrowser();
  await thief.context().addCookies(await page.context().cookies());
  await thief.goto(nurse.url("/"));
  await expectSignedIn(thief);
  await signOut(page);
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expectSignedOut(thief, nurse);
});
