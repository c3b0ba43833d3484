import { expectSignedIn, expectSignedOut, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("five wrong codes end the login, and a new login does not give the tries back @without-javascript", async ({
  page,
  clinic,
  inbox,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  const alert = page.getByRole("alert");
  await typePassword(page, nurse);

  await test.step("the page counts down, and from the second on it suspects the phone's clock", async () => {
    for (const left of ["4 tries", "3 tries", "2 tries", "1 try"]) {
      await typeCode(page, nurse.authenticator.wrongCode());
      await expect(alert).toContainText(`That code did not work. ${left} left.`);
      const clock = "Check that your phone sets its time automatically.";
      await (left === "4 tries" ? expect(alert).not.toContainText(clock) : expect(alert).toContainText(clock));
    }
  });

  await test.step("the fifth ends it: back at the password, and the owner is told", async () => {
    await typeCode(page, nurse.authenticator.wrongCode());
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await expect(alert).toHaveText("Too many wrong codes. Sign in again.");
    await inbox.saying(nurse.email, /wrong codes/i);
    await expectSignedOut(page, nurse, "/login/code");
  });

  const code = await nurse.authenticator.lastingCode();
  await test.step("while the wait runs even a right code is refused, unlooked-at", async () => {
    await typePassword(page, nurse);
    for (const typed of [code, nurse.authenticator.wrongCode(), code]) {
      await typeCode(page, typed);
      await expect(alert).toHaveText(/^That code did not work\. Try again in \d+ seconds?\.$/);
    }
  });

  await test.step("after it that same code signs in, and the tries are whole again", async () => {
    await wait(nurse, { minutes: 1 });
    await typeCode(page, code);
    await expectSignedIn(page);
    await signOut(page);
    await typePassword(page, nurse);
    await typeCode(page, nurse.authenticator.wrongCode());
    await expect(alert).toContainText("4 tries left.");
  });
});

test("the tries belong to the account: four wrong codes here and one there make both browsers wait", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const nurse = await clinic.enrolled();
  const elsewhere = await newBrowser();
  await typePassword(page, nurse);
  await typePassword(elsewhere, nurse);
  for (const left of ["4 tries", "3 tries", "2 tries", "1 try"]) {
    await typeCode(page, nurse.authenticator.wrongCode());
    await expect(page.getByRole("alert")).toContainText(`${left} left.`);
  }
  await typeCode(elsewhere, nurse.authenticator.wrongCode());
  await expect(elsewhere.getByRole("alert")).toContainText("4 tries left.");

  const code = await nurse.authenticator.lastingCode();
  for (const browser of [elsewhere, page, await newBrowser()]) {
    if (browser !== elsewhere && browser !== page) await typePassword(browser, nurse);
    await typeCode(browser, code);
    await expect(browser.getByRole("alert")).toContainText("Try again in");
    await expectSignedOut(browser, nurse);
  }
});
