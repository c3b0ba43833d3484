import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { turnOffCodes } from "../fixtures/profile.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { signInWithPassword, signOut, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a patient's authenticator app takes the place of mailed codes, and no mail gets around it", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  wait,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  const elsewhere = await newBrowser();
  await typePassword(elsewhere, patient);
  const mailed = codeIn(await inbox.newest(patient.email, 2));

  const { phone, recoveryCode } = await test.step("it is recommended, and set up as staff do", async () => {
    await page.goto(patient.url("/profile/login"));
    await press(page.getByRole("button", { name: "Set up an authenticator app" }));
    const setUp = setUpWindow(page);
    const scanned = await setUp.scan();
    await setUp.enable(await scanned.code(), patient.password);
    const [first = ""] = await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await expect(page.getByRole("status")).toContainText("Two-factor authentication is now on.");
    await expect(page.getByText("Your authenticator app shows the codes")).toBeVisible();
    return { phone: scanned, recoveryCode: first };
  });

  await test.step("the code that was mailed before opens nothing, and no other can be asked for", async () => {
    // The page looks for news by itself, and may have left before anybody could type.
    await elsewhere.goto(patient.url("/login/code"));
    await expect(elsewhere.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await typePassword(elsewhere, patient);
    await expect(elsewhere.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
    await expect(elsewhere.getByRole("button", { name: /new code|instead/ })).toHaveCount(0);
    await typeCode(elsewhere, mailed);
    await expect(elsewhere.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(elsewhere, await phone.code());
    await expect(elsewhere.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  });

  await test.step("a recovery code signs in where the phone is not, and offers to set up a new one", async () => {
    await signOut(elsewhere);
    await typePassword(elsewhere, patient);
    await elsewhere.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(elsewhere, recoveryCode);
    await expect(elsewhere.getByRole("heading", { name: "Set up your new phone" })).toBeVisible();
    await press(elsewhere.getByRole("button", { name: "Not now" }));
    await expect(elsewhere.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
    await inbox.saying(patient.email, /recovery code was used/);
  });

  await test.step("turning it off takes the app's code, and leaves the password alone", async () => {
    await wait(patient, { minutes: 11 });
    phone.letTimePass(11 * 60);
    await page.goto(patient.url("/profile/login"));
    await turnOffCodes(page);
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Use a recovery code" })).toBeVisible();
    await typeCode(page, await phone.code(), "Confirm");
    await expect(page.getByRole("status")).toContainText("Sign-in codes are now off.");
    await expect(page.getByRole("button", { name: "Set up an authenticator app" })).toBeVisible();
    await expect(page.getByText(/^Authenticators$/)).toHaveCount(0);
    await signInWithPassword(await newBrowser(), patient);
    // Two codes were mailed in all, both before there was an app.
    await inbox.saying(patient.email, /Sign-in codes are now off for your account/);
    const withCodes = (await inbox.to(patient.email)).filter(({ text }) => /\b\d{6}\b/.test(text));
    expect(withCodes).toHaveLength(2);
  });
});
