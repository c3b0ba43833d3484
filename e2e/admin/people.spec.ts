import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { setUpWindow } from "../fixtures/set-up-window.ts";
import {
  expectSignedIn,
  expectSignedOut,
  signInWithCode,
  signInWithPassword,
  typeCode,
  typePassword,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

async function act(page: Page, admin: Person, person: Person, action: string, reason: string): Promise<void> {
  await page.goto(admin.url("/staff"));
  await page.getByRole("link", { name: person.name }).click();
  await expect(page.getByRole("heading", { name: person.name, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: action }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill(reason);
  await press(page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
}

test("an admin resets the second factor of somebody who lost their phone @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  wait,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled({ name: "Lena Lost" });
  const working = await newBrowser();
  await signInWithCode(working, nurse);
  await signInWithCode(page, admin);

  await test.step("it needs a reason", async () => {
    await act(page, admin, nurse, "Reset two-factor", "   ");
    await expect(page.getByRole("dialog").getByRole("textbox", { name: "Reason" })).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await working.reload();
    await expectSignedIn(working);
  });

  await test.step("and a fresh code; then it is done, and the person is told why", async () => {
    await wait(admin, { minutes: 11 });
    await act(page, admin, nurse, "Reset two-factor", "Lost phone, passport checked");
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await working.reload();
    await expectSignedIn(working);
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("heading", { name: nurse.name, level: 1 })).toBeVisible();
    await expect(page.getByRole("status")).toBeVisible();
    await inbox.saying(nurse.email, /Lost phone, passport checked/);
    await expect(page.getByText(nurse.authenticator.setupKey)).toHaveCount(0);
  });

  await test.step("their sessions are over, and the next login asks for the password alone", async () => {
    await expectSignedOut(working, nurse);
    await signInWithPassword(working, nurse);
  });

  await test.step("where it is required, they set it up anew", async () => {
    await clinic.policy("staff", "required_every_login", 0);
    const fresh = await newBrowser();
    await typePassword(fresh, nurse);
    const phone = await setUpWindow(fresh).scan();
    expect(phone.setupKey).not.toBe(nurse.authenticator.setupKey);
  });
});

test("an admin restarts somebody's skips @without-javascript", async ({ page, clinic, newBrowser, skipsSpent }) => {
  const admin = await clinic.admin();
  const nurse = await clinic.staff({ skipsSpent: 2 });
  await clinic.policy("staff", "required_every_login", 2);
  const theirs = await newBrowser();
  await typePassword(theirs, nurse);
  await expect(theirs.getByText("No logins left to skip")).toBeVisible();

  await signInWithCode(page, admin);
  await act(page, admin, nurse, "Restart skips", "On holiday until Monday");
  await expect(page.getByRole("status")).toBeVisible();
  expect(await skipsSpent(nurse)).toBe(0);
  await theirs.reload();
  await expect(theirs.getByText("2 logins left to skip")).toBeVisible();
});

test("an admin unlocks somebody who is suspended", async ({ page, clinic, newBrowser, suspend }) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled();
  await suspend(nurse);
  await signInWithCode(page, admin);
  await page.goto(admin.url("/staff"));
  await expect(page.getByRole("row").filter({ hasText: nurse.name })).toContainText(/locked/i);
  await act(page, admin, nurse, "Unlock", "They called, and it was them");
  await expect(page.getByRole("status")).toBeVisible();
  await signInWithCode(await newBrowser(), nurse);
});
