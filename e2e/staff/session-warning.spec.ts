import { expectReadable } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, expectSignedOut, signInWithCode, signOut } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("somebody is warned before their session ends, stays with what they typed, and is signed out if nobody answers", async ({
  page,
  clinic,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  await page.clock.install();
  await signInWithCode(page, nurse);
  const other = await page.context().newPage();
  await other.goto(nurse.url("/"));
  await page.goto(nurse.url("/profile/login?dialog=disable"));
  const code = page.getByRole("textbox", { name: "Authentication code" });
  await code.fill("12");
  const dialog = page.getByRole("dialog", { name: "Still there?" });

  await test.step("work in another tab puts the warning off", async () => {
    await wait(nurse, { minutes: 29 });
    await other.reload();
    const asked = page.waitForResponse(nurse.url("/session/left"));
    await page.clock.fastForward("28:30");
    await asked;
    await expect(dialog).toHaveCount(0);
  });

  await test.step("two minutes before the end there is a warning; staying loses nothing, and keeps the session", async () => {
    await wait(nurse, { minutes: 28, seconds: 30 });
    await page.clock.fastForward("28:30");
    await expect(dialog).toContainText(/You will be signed out at \d\d:\d\d/);
    await expect(dialog.getByRole("button", { name: "Stay signed in" })).toBeFocused();
    await expectReadable(page);
    await press(dialog.getByRole("button", { name: "Stay signed in" }));
    await expect(dialog).toHaveCount(0);
    await expect(code).toBeFocused();
    await expect(code).toHaveValue("12");
    await wait(nurse, { minutes: 5 });
    await other.reload();
    await expectSignedIn(other);
  });

  await test.step("when nobody answers, every tab asks to sign in again, and says why", async () => {
    await wait(nurse, { minutes: 29 });
    await page.clock.fastForward("29:00");
    await expect(dialog).toBeVisible();
    await wait(nurse, { minutes: 2 });
    await page.clock.fastForward("02:00");
    for (const tab of [page, other]) {
      await expect(tab.getByText(/because nothing happened for a while/)).toBeVisible();
      await expect(tab.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(0);
    }
  });
});

test("signing out in one tab empties the other, and going back shows nothing", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  const other = await page.context().newPage();
  await other.goto(nurse.url("/profile/login"));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await signOut(page);
  await expect(other.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expect(page).toHaveURL(/because=signed_out$/);
  for (let steps = 1; steps <= 2; steps += 1) {
    await page.goBack();
    await expect(page).not.toHaveURL(/because=signed_out$/);
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await expect(page.getByText(nurse.name)).toHaveCount(0);
  }
  await expectSignedOut(page, nurse);
});
