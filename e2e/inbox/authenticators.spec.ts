import type { Page } from "@playwright/test";
import { expectReadable } from "../fixtures/accessible.ts";
import { letters } from "../fixtures/letters.ts";
import { codeByOthers } from "../fixtures/other-totp.ts";
import { press } from "../fixtures/press.ts";
import { setUpWindow, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithPassword, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const SETUP_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test("a setup link that is pasted shows the codes that any authenticator shows, until it is removed @without-javascript", async ({
  page,
  system,
}) => {
  const key = `${SETUP_KEY.slice(0, 16)}${letters(system.context.keys, 16).toUpperCase()}`;
  const account = `ana.${letters(system.context.keys, 8)}@lakeside.example`;
  await page.goto(`${system.demo.inbox}/authenticators`);

  await test.step("what is no key is refused in a sentence", async () => {
    await page.getByRole("textbox", { name: "Setup link or key" }).fill("no key");
    await press(page.getByRole("button", { name: "Add", exact: true }));
    await expect(page.getByRole("alert")).toContainText("That is not a setup key.");
    await expect(page.getByRole("textbox", { name: "Setup link or key" })).toBeFocused();
  });

  await page
    .getByRole("textbox", { name: "Setup link or key" })
    .fill(`otpauth://totp/Lakeside:${account}?secret=${key}&issuer=Lakeside`);
  await press(page.getByRole("button", { name: "Add", exact: true }));
  await expect(page.getByText("The authenticator was added.")).toBeVisible();
  const shown = authenticator(page, account);
  await expect
    .poll(async () => {
      await page.reload();
      return (await shown.textContent())?.includes(codeByOthers(key, Math.floor(Date.now() / 1000)));
    })
    .toBe(true);

  await press(shown.getByRole("button", { name: /^Remove / }));
  await expect(page.getByText("The authenticator was removed.")).toBeVisible();
  await expect(shown).toHaveCount(0);
});

test("a nurse without a phone sets two-factor authentication up with a screenshot, and signs in with the code that the inbox shows", async ({
  page,
  clinic,
  newBrowser,
  system,
}) => {
  const nurse = await clinic.staff();
  const inbox = await newBrowser();
  const setUp = setUpWindow(page);
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await press(page.getByRole("button", { name: "Enable 2FA" }));
  await expect(page.getByRole("img", { name: "QR code" })).toBeVisible();

  const shown = await test.step("the inbox reads the QR code out of a screenshot", async () => {
    await page.getByRole("img", { name: "QR code" }).scrollIntoViewIfNeeded();
    const screenshot = { name: "screenshot.png", mimeType: "image/png", buffer: await page.screenshot() };
    await inbox.goto(`${system.demo.inbox}/authenticators`);
    await inbox.getByLabel("Screenshot of the QR code").setInputFiles(screenshot);
    await press(inbox.getByRole("button", { name: "Add", exact: true }));
    await expect(inbox.getByText("The authenticator was added.")).toBeVisible();
    return authenticator(inbox, nurse.email);
  });
  await expectReadable(inbox);

  const first = await codeIn(shown);
  await setUp.enable(first, nurse.password);
  await storeRecoveryCodes(page);

  await test.step("the next code, which comes by itself, signs in", async () => {
    await signOut(page);
    await expect.poll(() => codeIn(shown), { timeout: 40_000 }).not.toBe(first);
    await typePassword(page, nurse);
    await typeCode(page, await codeIn(shown));
    await expectSignedIn(page);
  });
});

/** An authenticator in the inbox, by whose it is. */
function authenticator(page: Page, account: string) {
  return page.getByRole("list", { name: "Your authenticators" }).getByRole("listitem").filter({ hasText: account });
}

async function codeIn(shown: ReturnType<typeof authenticator>): Promise<string> {
  return /\d{6}/.exec((await shown.getByText(/^\d{6}$/).textContent()) ?? "")?.[0] ?? "";
}
