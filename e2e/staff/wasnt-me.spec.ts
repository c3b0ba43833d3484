import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW = "nine purple lighthouses";

test("whoever says that something was not them signs everybody else out, and chooses a new password @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  const thief = await newBrowser();
  await signInWithCode(thief, nurse);
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });

  await test.step("all activity is told by day; the sign-in of this session cannot be disowned here", async () => {
    await page.goto(nurse.url("/profile/login"));
    await page.getByRole("link", { name: "All activity" }).click();
    await expect(page.getByRole("heading", { name: "Recent activity", level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByText("This session")).toHaveCount(1);
    await expect(page.getByRole("button", { name: /^This wasn't me/ })).toHaveCount(1);
  });

  const dialog = page.getByRole("dialog", { name: "Was this not you?" });
  await test.step("“It was me” changes nothing", async () => {
    await page.getByRole("button", { name: /^This wasn't me/ }).click();
    await expect(dialog).toContainText("You signed in with a code from your app");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "It was me" }).click();
    await expect(dialog).toHaveCount(0);
  });

  await test.step("“Secure my account” ends the thief's session and leads to a new password, after a code", async () => {
    await page.getByRole("button", { name: /^This wasn't me/ }).click();
    await press(dialog.getByRole("button", { name: "Secure my account" }));
    await expect(page.getByText(/Everyone else is signed out. Confirm that it is you/)).toBeVisible();
    await thief.goto(nurse.url("/"));
    await expect(thief.getByText(/said, in another browser, that something in your account was not you/)).toBeVisible();
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toHaveText("Everyone else is signed out. Now choose a new password.");
    await page.getByLabel("Current password", { exact: true }).fill(nurse.password);
    await page.getByLabel("New password", { exact: true }).fill(NEW);
    await press(page.getByRole("dialog").getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("status")).toHaveText(/Your password is changed/);
  });

  await test.step("a mail says so, once", async () => {
    await inbox.saying(nurse.email, /You told us that something was not you/);
    const told = (await inbox.to(nurse.email)).filter(({ subject }) => /was not you/.test(subject));
    expect(told).toHaveLength(1);
  });
});
