import { press } from "../fixtures/press.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, expectSignedOut, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("whoever must set it up at login is not in before Continue @without-javascript", async ({
  page,
  clinic,
  javaScriptEnabled,
}) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login", 0);
  const setUp = setUpWindow(page);
  await typePassword(page, nurse, "/login?return=%2Fprofile%2Flogin");

  const phone = await test.step("the window has no way past it but out", async () => {
    await expect(setUp.dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(setUp.dialog).toBeVisible();
    await expectSignedOut(page, nurse);
    await page.goto(nurse.url("/login/recovery-codes"));
    await expect(setUp.dialog).toBeVisible();
    return setUp.scan();
  });

  await test.step("wrong entries are told beside their fields, cost no key, and never reveal it in the address", async () => {
    const key = setUp.dialog.getByRole("textbox", { name: "Setup key" });
    if (javaScriptEnabled !== false) await setUp.openKey();
    await expect(key).not.toBeEditable();
    const before = await key.inputValue();
    for (const [code, password] of [
      ["", ""],
      [phone.wrongCode(), nurse.password],
      ["<script>", "x".repeat(5000)],
    ] as const) {
      await page.goto(nurse.url("/login/enrol"));
      await setUp.enable(code, password);
      await expect(setUp.code).toHaveAttribute("aria-invalid", "true");
      expect(page.url()).toBe(nurse.url("/login/enrol"));
    }
    await page.reload();
    if (javaScriptEnabled !== false) await setUp.openKey();
    await expect(key).toHaveValue(before);
    expect(before.replaceAll(" ", "")).toBe(phone.setupKey);
  });

  await test.step("after Enable the codes are shown, still without a session; a reload shows them again", async () => {
    await setUp.enable(await phone.code(), nurse.password);
    const codes = await shownRecoveryCodes(page);
    await page.reload();
    expect(await shownRecoveryCodes(page)).toEqual(codes);
    await expectSignedOut(page, nurse);
    await page.goto(nurse.url("/login/recovery-codes"));
    await press(page.getByRole("button", { name: "Continue" }));
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole("heading", { name: "Recovery codes", level: 1 })).toBeVisible();
  });

  await test.step("Continue begins the session", async () => {
    await storeRecoveryCodes(page);
    await expectSignedIn(page);
  });
});

test("'Cancel sign-in' leaves nothing behind", async ({ page, clinic }) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login");
  await typePassword(page, nurse);
  const first = await setUpWindow(page).scan();
  await press(page.getByRole("button", { name: "Cancel sign-in" }));
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expectSignedOut(page, nurse, "/login/enrol");
  await typePassword(page, nurse);
  expect((await setUpWindow(page).scan()).setupKey).not.toBe(first.setupKey);
});
