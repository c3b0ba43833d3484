import { HELP_PHONE } from "../fixtures/clinic.ts";
import {
  expectSignedIn,
  signInWithCode,
  signOut,
  typeCode,
  typePassword,
  typeRecoveryCode,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("after many wrong codes the page says until when, and a recovery code ends the waiting @without-javascript", async ({
  page,
  clinic,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  const locked = page.getByRole("heading", { name: "Too many wrong codes" });

  await test.step("wrong codes over several logins make the waits grow", async () => {
    await typePassword(page, nurse);
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      await typeCode(page, nurse.authenticator.wrongCode());
      await expect(page.getByRole("alert")).toContainText(wrong === 5 ? "Too many wrong codes." : `${5 - wrong} tr`);
    }
    await typePassword(page, nurse);
    for (const left of ["4 tries", "3 tries"]) {
      await wait(nurse, { minutes: 2 });
      await typeCode(page, nurse.authenticator.wrongCode());
      const alert = page.getByRole("alert").filter({ hasText: `That code did not work. ${left} left.` });
      // Without JavaScript the answer is a whole page, and by the second the wait is long enough for a page of its own.
      await expect(alert.or(locked)).toBeVisible();
    }
  });

  await test.step("the next login stands before the locked page, with the clinic's help", async () => {
    await typePassword(page, nurse);
    await expect(locked).toBeVisible();
    await expect(page.getByText(/Try again at \d\d:\d\d/)).toBeVisible();
    await expect(page.getByText(HELP_PHONE).first()).toBeVisible();
  });

  await test.step("the code page is not reached by its address", async () => {
    await page.goto(nurse.url("/login/code"));
    await expect(locked).toBeVisible();
  });

  await test.step("a recovery code is looked at nevertheless, and signs in", async () => {
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await expect(page.getByRole("heading", { name: "Recovery code", exact: true })).toBeVisible();
    await typeRecoveryCode(page, nurse.recoveryCodes[0] ?? "");
    await expectSignedIn(page);
    await signOut(page);
    await signInWithCode(page, nurse);
  });
});

test("a suspended person is told so, and only after the right password", async ({ page, clinic, suspend }) => {
  const nurse = await clinic.enrolled();
  await suspend(nurse);

  await test.step("a wrong password is answered as for everyone", async () => {
    await typePassword(page, { ...nurse, password: "not the password" });
    await expect(page.getByRole("alert")).toHaveText("Email or password is incorrect.");
  });

  await test.step("the right one leads to the locked page", async () => {
    await typePassword(page, nurse);
    await expect(page.getByRole("heading", { name: "Too many wrong codes" })).toBeVisible();
    await expect(page.getByText("Suspended until your clinic unlocks it")).toBeVisible();
  });

  await test.step("a recovery code works there, once", async () => {
    await page.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(page, nurse.recoveryCodes[0] ?? "");
    await expectSignedIn(page);
  });
});
