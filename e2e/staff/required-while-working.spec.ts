import { press } from "../fixtures/press.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, signInWithPassword, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("when it becomes Required, whoever has skips left goes on working and is told @without-javascript", async ({
  page,
  clinic,
  skipsSpent,
  newBrowser,
}) => {
  const nurse = await clinic.staff();
  const enrolled = await clinic.enrolled();
  const other = await newBrowser();
  await signInWithPassword(page, nurse);
  await signInWithCode(other, enrolled);
  await clinic.policy("staff", "required_every_login", 2);

  await test.step("the next page carries a banner, and no skip is spent", async () => {
    await page.goto(nurse.url("/"));
    await expectSignedIn(page);
    await expect(page.getByText(/requires two-factor authentication/)).toBeVisible();
    expect(await skipsSpent(nurse)).toBe(0);
    await other.goto(enrolled.url("/"));
    await expectSignedIn(other);
    await expect(other.getByText(/requires two-factor authentication/)).toHaveCount(0);
  });

  await test.step("from there it can be set up at once", async () => {
    await page.goto(nurse.url("/profile/login"));
    await press(page.getByRole("button", { name: "Enable 2FA" }));
    const phone = await setUpWindow(page).scan();
    await setUpWindow(page).enable(await phone.code(), nurse.password);
    await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await page.goto(nurse.url("/"));
    await expect(page.getByText(/requires two-factor authentication/)).toHaveCount(0);
    expect(await skipsSpent(nurse)).toBe(0);
  });
});

test("whoever has none left is out at the next request, with the reason @without-javascript", async ({
  page,
  clinic,
}) => {
  const nurse = await clinic.staff({ skipsSpent: 3 });
  await signInWithPassword(page, nurse);
  await clinic.policy("staff", "required_every_login", 3);

  await page.goto(nurse.url("/profile/login"));
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expect(
    page.getByText("Your clinic now requires two-factor authentication. Sign in to set it up."),
  ).toBeVisible();

  await test.step("signing in again, there is nothing but setting up", async () => {
    await typePassword(page, nurse);
    await expect(setUpWindow(page).dialog).toBeVisible();
    await expect(page.getByRole("button", { name: "Skip for now" })).toHaveCount(0);
  });
});

test("a skip session sets up, and changes nothing else of security", async ({ page, clinic, wait }) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login");
  await typePassword(page, nurse);
  await press(page.getByRole("button", { name: "Skip for now" }));
  await expectSignedIn(page);
  await page.goto(nurse.url("/profile/login"));
  await expect(page.getByRole("button", { name: "Enable 2FA" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Edit 2FA" })).toHaveCount(0);
  for (const path of ["/profile/new-phone", "/profile/recovery-codes", "/profile/login?dialog=disable"]) {
    await page.goto(nurse.url(path));
    await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }

  await test.step("it lasts eight hours, however busy", async () => {
    for (let half = 1; half <= 15; half += 1) {
      await wait(nurse, { minutes: 29 });
      await page.goto(nurse.url("/"));
      await expectSignedIn(page);
    }
    for (let half = 1; half <= 2; half += 1) {
      await wait(nurse, { minutes: 29 });
      await page.goto(nurse.url("/"));
    }
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  });
});
