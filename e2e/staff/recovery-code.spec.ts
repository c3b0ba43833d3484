import { press } from "../fixtures/press.ts";
import { confirmNewCodes } from "../fixtures/profile.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW_PHONE = "Set up your new phone";

test("a recovery code signs in once and offers to set up a new phone @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const [first = "", second = ""] = nurse.recoveryCodes;

  await test.step("it is taken in any case and spelling", async () => {
    await typePassword(page, nurse);
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await expect(page.getByRole("link", { name: "Use your authenticator app" })).toBeVisible();
    await typeRecoveryCode(page, "AAAA-AAAA-AAAA-AAAA");
    await expect(page.getByRole("alert")).toContainText("That code did not work. 4 tries left.");
    await typeRecoveryCode(page, first.toLowerCase().replaceAll("-", " "));
    await expect(page.getByRole("heading", { name: NEW_PHONE })).toBeVisible();
    await expect(page.getByText("9 recovery codes left")).toBeVisible();
    await inbox.saying(nurse.email, /recovery code/i);
  });

  await test.step("'Not now' leads on, and the old phone goes on working", async () => {
    await press(page.getByRole("button", { name: "Not now" }));
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    await signInWithCode(await newBrowser(), nurse);
  });

  await test.step("the same code is refused in every browser", async () => {
    const other = await newBrowser();
    await typePassword(other, nurse);
    await other.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(other, first);
    await expect(other.getByRole("alert")).toContainText("That code did not work.");
    await typeRecoveryCode(other, second);
    await expect(other.getByRole("heading", { name: NEW_PHONE })).toBeVisible();
    await expect(other.getByText("8 recovery codes left")).toBeVisible();
  });
});

test("a new phone takes the place of the lost one, and of its recovery codes", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const [first = "", unused = ""] = nurse.recoveryCodes;
  const oldPhone = nurse.authenticator;
  const elsewhere = await newBrowser();
  await signInWithCode(elsewhere, nurse);
  await typePassword(page, nurse);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await typeRecoveryCode(page, first);

  const newPhone = await test.step("the window is the one that everybody sets up in", async () => {
    const setUp = setUpWindow(page, NEW_PHONE);
    const phone = await setUp.scan();
    expect(phone.setupKey).not.toBe(oldPhone.setupKey);
    await setUp.enable(await phone.code(), nurse.password);
    await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await expectSignedIn(page);
    await inbox.saying(nurse.email, /two-factor authentication|authenticator/i);
    return phone;
  });

  await test.step("sessions elsewhere are over; the old phone and the old codes are dead", async () => {
    await typePassword(elsewhere, nurse);
    await typeCode(elsewhere, await oldPhone.code());
    await expect(elsewhere.getByRole("alert")).toContainText("That code did not work.");
    await elsewhere.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(elsewhere, unused);
    await expect(elsewhere.getByRole("alert")).toContainText("That code did not work.");
    await elsewhere.getByRole("link", { name: "Use your authenticator app" }).click();
    await typeCode(elsewhere, await newPhone.code());
    await expectSignedIn(elsewhere);
  });
});

test("with three codes left the person is asked to make new ones", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled({ recoveryCodesUsed: 6 });
  await typePassword(page, nurse);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await typeRecoveryCode(page, nurse.recoveryCodes[9] ?? "");
  await expect(page.getByText("3 recovery codes left")).toBeVisible();
  await page.getByRole("link", { name: "Make new ones" }).click();
  await confirmNewCodes(page);
  // The recovery code counts as a fresh code: nobody asks again.
  expect(await shownRecoveryCodes(page)).not.toContain(nurse.recoveryCodes[8]);
});
