import type { Page } from "@playwright/test";
import { posting, press } from "../fixtures/press.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import {
  expectScripted,
  expectSignedIn,
  expectSignedOut,
  signInWithPassword,
  signOut,
  typePassword,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const skip = (page: Page) => page.getByRole("button", { name: "Skip for now" });

test("Required: five logins may be skipped, each by one press, and then it must be set up @without-javascript", async ({
  page,
  clinic,
  skipsSpent,
}) => {
  const nurse = await clinic.staff();
  const setUp = setUpWindow(page);
  await signInWithPassword(page, nurse);
  await signOut(page);
  await clinic.policy("staff", "required_every_login", 5);

  for (const left of ["5 logins", "4 logins", "3 logins", "2 logins", "1 login"]) {
    await test.step(`${left} left to skip`, async () => {
      await typePassword(page, nurse);
      await expect(setUp.dialog).toBeVisible();
      await expect(setUp.dialog.getByText(`${left} left to skip`, { exact: true })).toBeVisible();
      await expect(setUp.dialog.getByText(/next time it must be set up/i)).toHaveCount(left === "1 login" ? 1 : 0);
      await press(skip(page));
      await expectSignedIn(page);
      await expect(page.getByText(/requires two-factor authentication/)).toBeVisible();
      await signOut(page);
    });
  }

  await test.step("then there is no skip, wherever one looks for it", async () => {
    expect(await skipsSpent(nurse)).toBe(5);
    await typePassword(page, nurse);
    await expect(setUp.dialog.getByText("No logins left to skip")).toBeVisible();
    await expect(skip(page)).toHaveCount(0);
    for (const path of ["/", "/profile/login"]) await expectSignedOut(page, nurse, path);
  });

  await test.step("it is set up, and the session begins with Continue", async () => {
    await page.goto(nurse.url("/login/enrol"));
    const phone = await setUp.scan();
    await setUp.enable(await phone.code(), nurse.password);
    await shownRecoveryCodes(page);
    await expect(page.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(0);
    await storeRecoveryCodes(page);
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
  });
});

test("a reload, a second tab, a double click and the Enter key spend no skip of their own", async ({
  page,
  clinic,
  context,
  skipsSpent,
}) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login", 5);
  const setUp = setUpWindow(page);

  await test.step("a wrong password and a reload", async () => {
    await typePassword(page, { ...nurse, password: "not the password" });
    await typePassword(page, nurse);
    await page.reload();
    await expect(setUp.dialog.getByText("5 logins left to skip")).toBeVisible();
  });

  await test.step("Enter in either field of the window", async () => {
    await posting(page, () => setUp.code.press("Enter"));
    await expect(setUp.code).toHaveAttribute("aria-invalid", "true");
    await posting(page, () => setUp.password.press("Enter"));
    await expect(setUp.dialog).toBeVisible();
    expect(await skipsSpent(nurse)).toBe(0);
  });

  await test.step("one press in each of two tabs of the same login", async () => {
    const tab = await context.newPage();
    await tab.goto(nurse.url("/login/enrol"));
    await expect(skip(tab)).toBeVisible();
    await press(skip(page));
    await expectSignedIn(page);
    await press(skip(tab));
    await expectSignedIn(tab);
    expect(await skipsSpent(nurse)).toBe(1);
  });

  await test.step("a double click, and going back to press again", async () => {
    await signOut(page);
    await typePassword(page, nurse);
    await expect(setUp.dialog.getByText("4 logins left to skip")).toBeVisible();
    await expectScripted(page);
    await skip(page).dblclick();
    await expectSignedIn(page);
    await page.goto(nurse.url("/login/enrol"));
    await expect(skip(page)).toHaveCount(0);
    expect(await skipsSpent(nurse)).toBe(2);
  });
});

test("an allowance of 0 has no skip, and more people's skips are their own", async ({ page, clinic }) => {
  const late = await clinic.staff({ skipsSpent: 2 });
  await clinic.policy("staff", "required_every_login", 0);
  await typePassword(page, late);
  await expect(page.getByText("No logins left to skip")).toBeVisible();
  await expect(skip(page)).toHaveCount(0);
  await clinic.policy("staff", "required_every_login", 3);
  await page.reload();
  await expect(page.getByText("1 login left to skip")).toBeVisible();
});
