import { expectAccessible } from "../fixtures/accessible.ts";
import { linkIn } from "../fixtures/mailed-link.ts";
import { press } from "../fixtures/press.ts";
import { setUpWindow, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, expectSignedOut, signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("whoever was reset sets up again by the mailed link and the password, once @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled();
  const gone = page.getByRole("heading", { name: "This link cannot be used" });

  const [first, second] = await test.step("an admin resets them, and sends the link again", async () => {
    const console = await newBrowser();
    await signInWithCode(console, admin);
    await console.goto(admin.url(`/staff/${nurse.accountId}?dialog=reset_two_factor`));
    await console.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("Lost phone, passport checked");
    await press(console.getByRole("dialog").getByRole("button", { name: "Confirm" }));
    await expect(console.getByRole("status")).toHaveText(/has been told by mail/);
    const told = await inbox.saying(nurse.email, /Lost phone, passport checked/);
    await press(console.getByRole("button", { name: "Send the link again" }));
    await expect(console.getByRole("status")).toHaveText(/Another link is on its way/);
    const again = await inbox.saying(nurse.email, /takes the place of the earlier one/);
    return [linkIn(told, "enrol"), linkIn(again, "enrol")] as const;
  });

  await test.step("the earlier link is gone, the new one wants the password and is spent by no wrong one", async () => {
    await page.goto(first);
    await expect(gone).toBeVisible();
    await page.goto(second);
    await expect(page.getByRole("heading", { name: "Set up two-factor authentication again" })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await press(page.getByRole("button", { name: "Continue" }));
    await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  });

  const setUp = setUpWindow(page);
  const phone =
    await test.step("the right one opens the set-up window, which nothing skips and nothing passes", async () => {
      await page.getByLabel("Password", { exact: true }).fill(nurse.password);
      await press(page.getByRole("button", { name: "Continue" }));
      await expect(setUp.dialog).toBeVisible();
      await expect(page.getByText(/left to skip/)).toHaveCount(0);
      await expect(page.getByRole("button", { name: "Skip for now" })).toHaveCount(0);
      await expectSignedOut(page, nurse);
      await page.goto(second);
      await expect(gone).toBeVisible();
      await page.goto(nurse.url("/login/enrol"));
      return setUp.scan();
    });

  await test.step("with the new phone they are in", async () => {
    await setUp.enable(await phone.code(), nurse.password);
    await storeRecoveryCodes(page);
    await expectSignedIn(page);
  });
});
