import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, expectSignedOut, signInWithPassword, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const PROTECTED = ["/", "/staff", "/patients", "/settings/general/security", "/profile/login"];

test("an admin without a second factor gets no further than the set-up window, under any policy @without-javascript", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.newAdmin();
  const setUp = setUpWindow(page);

  for (const mode of ["optional", "required_every_login"] as const) {
    await test.step(`the staff policy is ${mode}`, async () => {
      await clinic.policy("staff", mode);
      await typePassword(page, admin);
      await expect(setUp.dialog).toBeVisible();
      await expect(page.getByRole("button", { name: "Skip for now" })).toHaveCount(0);
      await expect(page.getByText(/left to skip/)).toHaveCount(0);
      for (const path of PROTECTED) await expectSignedOut(page, admin, path);
    });
  }

  await test.step("once it is set up, the console opens", async () => {
    await page.goto(admin.url("/login/enrol"));
    const phone = await setUp.scan();
    await setUp.enable(await phone.code(), admin.password);
    await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  });

  await test.step("and it cannot be turned off there", async () => {
    await page.goto(admin.url("/profile/login"));
    await page.getByRole("button", { name: "Edit 2FA" }).click();
    await expect(page.getByRole("button", { name: "Disable", exact: true })).toHaveCount(0);
  });
});

test("an admin may work at the staff portal with the password alone, which opens nothing of the console", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.newAdmin();
  await signInWithPassword(page, { ...admin, url: (path) => clinic.url("staff", path) });
  for (const path of PROTECTED) await expectSignedOut(page, admin, path);
});
