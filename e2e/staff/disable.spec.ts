import { press } from "../fixtures/press.ts";
import { expectSignedIn, signInWithCode, signInWithPassword, signOut, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("under Optional a person turns it off with a code, and the password alone signs in again @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const dialog = page.getByRole("dialog", { name: "Disable two-factor authentication" });
  const code = dialog.getByRole("textbox", { name: "Authentication code" });
  const openDialog = async () => {
    await page.goto(nurse.url("/profile/login"));
    await page.getByRole("button", { name: "Edit 2FA" }).click();
    await page.getByRole("button", { name: "Disable", exact: true }).click();
    await expect(dialog).toBeVisible();
  };
  await signInWithCode(page, nurse);

  await test.step("'Keep it on' keeps it on", async () => {
    await openDialog();
    await dialog
      .getByRole("link", { name: "Keep it on" })
      .or(dialog.getByRole("button", { name: "Keep it on" }))
      .click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("On", { exact: true })).toBeVisible();
  });

  await test.step("nothing, nonsense and a wrong code leave it on", async () => {
    for (const typed of ["", "123", nurse.authenticator.wrongCode()]) {
      await openDialog();
      await code.fill(typed);
      await press(dialog.getByRole("button", { name: "Yes, deactivate" }));
      await expect(dialog.getByRole("alert")).toContainText("That code did not work.");
      await expect(code).toBeFocused();
    }
    await page.goto(nurse.url("/profile/login"));
    await expect(page.getByText("On", { exact: true })).toBeVisible();
  });

  await test.step("however fresh the login is, a code of its own is asked for, and turns it off", async () => {
    await openDialog();
    await code.fill(await nurse.authenticator.code());
    await press(dialog.getByRole("button", { name: "Yes, deactivate" }));
    await expect(page.getByRole("status")).toContainText("Two-factor authentication is now off.");
    await expect(page.getByText("Off", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Enable 2FA" })).toBeVisible();
    await inbox.saying(nurse.email, /two-factor authentication/i);
  });

  await test.step("the next login asks for the password alone", async () => {
    const other = await newBrowser();
    await signInWithPassword(other, nurse);
    await signOut(page);
    await typePassword(page, nurse);
    await expectSignedIn(page);
  });
});

test("where the clinic requires it there is no way to turn it off @without-javascript", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await page.goto(nurse.url("/profile/login?dialog=disable"));
  const dialog = page.getByRole("dialog", { name: "Disable two-factor authentication" });
  await expect(dialog).toBeVisible();
  await clinic.policy("staff", "required_every_login");

  await test.step("a dialog that was open before the policy changed no longer does it", async () => {
    await dialog.getByRole("textbox", { name: "Authentication code" }).fill(await nurse.authenticator.code());
    await press(dialog.getByRole("button", { name: "Yes, deactivate" }));
    await expect(page.getByRole("alert")).toContainText("requires two-factor authentication");
  });

  await test.step("the page says why, and Edit has no Disable", async () => {
    await page.goto(nurse.url("/profile/login"));
    await expect(page.getByText("On", { exact: true })).toBeVisible();
    await expect(page.getByText("Required by your clinic", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Edit 2FA" }).click();
    await expect(page.getByRole("button", { name: "New recovery codes" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Disable", exact: true })).toHaveCount(0);
  });
});
