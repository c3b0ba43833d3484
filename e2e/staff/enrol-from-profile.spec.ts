import { Authenticator } from "../fixtures/authenticator.ts";
import { press } from "../fixtures/press.ts";
import { readOtpauth, readQrCode } from "../fixtures/qr.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import {
  expectSignedIn,
  expectSignedOut,
  signInWithPassword,
  signOut,
  typeCode,
  typePassword,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a nurse turns two-factor authentication on by scanning the code, and nothing is on before @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  javaScriptEnabled,
}) => {
  const nurse = await clinic.staff({ name: "Tom O'Neill" });
  const setUp = setUpWindow(page);
  const elsewhere = await newBrowser();
  await signInWithPassword(elsewhere, nurse);
  await signInWithPassword(page, nurse);
  await page.getByRole("navigation").getByRole("link", { name: "Profile" }).click();
  await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
  await expect(page.getByText("Off", { exact: true })).toBeVisible();

  const phone = await test.step("the window shows a code that a phone can read", async () => {
    await press(page.getByRole("button", { name: "Enable 2FA" }));
    await expect(setUp.dialog).toBeVisible();
    const seen = readOtpauth(await readQrCode(page));
    expect(seen).toEqual({
      issuer: clinic.name,
      account: nurse.email,
      setupKey: expect.stringMatching(/^[A-Z2-7]{32}$/),
    });
    if (javaScriptEnabled !== false) await setUp.openKey();
    const grouped = seen.setupKey.match(/.{4}/g)?.join(" ") ?? "";
    await expect(setUp.dialog.getByRole("textbox", { name: "Setup key" })).toHaveValue(grouped);
    return new Authenticator(seen.setupKey);
  });

  await test.step("a wrong code and a wrong password are told beside their fields, and the key stays", async () => {
    await setUp.enable(phone.wrongCode(), "not the password");
    await expect(setUp.code).toHaveAccessibleDescription(/That code did not work\./);
    await expect(setUp.password).toHaveAccessibleDescription(/That password is not right\./);
    await expect(setUp.code).toHaveAttribute("aria-invalid", "true");
    await expect(setUp.password).toHaveValue("");
    await page.reload();
    await expect(setUp.dialog).toBeVisible();
    expect(readOtpauth(await readQrCode(page)).setupKey).toBe(phone.setupKey);
  });

  await test.step("Cancel changes nothing: the password alone still signs in", async () => {
    await press(setUp.dialog.getByRole("button", { name: "Cancel" }));
    await expect(setUp.dialog).toHaveCount(0);
    await expect(page.getByText("Off", { exact: true })).toBeVisible();
    await signInWithPassword(await newBrowser(), nurse);
  });

  const newPhone =
    await test.step("a wrong password spends no step: the same code works with the right one", async () => {
      await press(page.getByRole("button", { name: "Enable 2FA" }));
      const scanned = await setUp.scan();
      const code = await scanned.lastingCode();
      await setUp.enable(code, "not the password");
      await expect(setUp.password).toHaveAccessibleDescription(/That password is not right\./);
      await setUp.enable(code, nurse.password);
      return scanned;
    });

  await test.step("it is on: recovery codes, a mail, and every other session is over", async () => {
    await expect(page.getByRole("status")).toContainText("Two-factor authentication is now on.");
    await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await page.goto(nurse.url("/profile/login"));
    await expect(page.getByText("On", { exact: true })).toBeVisible();
    await inbox.saying(nurse.email, /two-factor authentication/i);
    await expectSignedOut(elsewhere, nurse);
  });

  await test.step("the next login asks for a code of the new phone; the cancelled key is worth nothing", async () => {
    await signOut(page);
    await typePassword(page, nurse);
    await typeCode(page, await phone.code());
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(page, await newPhone.code());
    await expectSignedIn(page);
  });
});
