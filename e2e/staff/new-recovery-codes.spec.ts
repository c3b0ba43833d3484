import { press } from "../fixtures/press.ts";
import { makeNewCodes } from "../fixtures/profile.ts";
import { shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("new recovery codes need a fresh code, and kill the old ones at once @without-javascript", async ({
  page,
  clinic,
  wait,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const makeNew = async () => {
    await page.goto(nurse.url("/profile/login"));
    await page.getByRole("button", { name: "Edit 2FA" }).click();
    await makeNewCodes(page);
  };
  await signInWithCode(page, nurse);

  const fresh = await test.step("right after the login nobody asks again", async () => {
    await makeNew();
    const codes = await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
    await inbox.saying(nurse.email, /recovery codes/i);
    return codes;
  });

  await test.step("the old ones are dead", async () => {
    const other = await newBrowser();
    await typePassword(other, nurse);
    await other.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(other, nurse.recoveryCodes[0] ?? "");
    await expect(other.getByRole("alert")).toContainText("That code did not work.");
  });

  await test.step("ten minutes later a code is asked for; Cancel changes nothing", async () => {
    await wait(nurse, { minutes: 11 });
    await makeNew();
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await press(page.getByRole("button", { name: "Cancel" }));
    await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
    await page.goto(nurse.url("/profile/recovery-codes"));
    await expect(page.getByRole("list", { name: "Recovery codes" })).toHaveCount(0);
  });

  const newest =
    await test.step("a wrong code does nothing; the right one goes on with what was begun, under a new session", async () => {
      await makeNew();
      await typeCode(page, nurse.authenticator.wrongCode(), "Confirm");
      await expect(page.getByRole("alert")).toContainText("That code did not work. 4 tries left.");
      const before = await page.context().cookies();
      await typeCode(page, await nurse.authenticator.code(), "Confirm");
      const codes = await shownRecoveryCodes(page);
      expect(codes).not.toEqual(fresh);
      const session = (cookies: typeof before) => cookies.find(({ name }) => name.endsWith("-staff-session"))?.value;
      expect(session(before)).toBeTruthy();
      expect(session(await page.context().cookies())).not.toBe(session(before));
      await storeRecoveryCodes(page);
      return codes;
    });

  await test.step("a recovery code confirms as well, a dead one does not", async () => {
    await wait(nurse, { minutes: 11 });
    await makeNew();
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(page, fresh[0] ?? "", "Confirm");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeRecoveryCode(page, newest[0] ?? "", "Confirm");
    expect(await shownRecoveryCodes(page)).not.toEqual(newest);
    await expectSignedIn(page);
  });
});
