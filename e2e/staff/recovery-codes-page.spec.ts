import type { Page } from "@playwright/test";
import { press } from "../fixtures/press.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithPassword, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

async function turnOn(page: Page, password: string) {
  await press(page.getByRole("button", { name: "Enable 2FA" }));
  const phone = await setUpWindow(page).scan();
  await setUpWindow(page).enable(await phone.code(), password);
  return phone;
}

test("recovery codes are shown once, until the person says that they are stored @without-javascript", async ({
  page,
  clinic,
  javaScriptEnabled,
}) => {
  const nurse = await clinic.staff();
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await turnOn(page, nurse.password);
  const codes = await shownRecoveryCodes(page);

  await test.step("ten different codes, and ways to keep them", async () => {
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const scripted = javaScriptEnabled === false ? 0 : 1;
    await expect(page.getByRole("button", { name: "Copy", exact: true })).toHaveCount(scripted);
    await expect(page.getByRole("button", { name: "Print", exact: true })).toHaveCount(scripted);
    const file = page.waitForEvent("download");
    await page
      .getByRole("link", { name: "Download" })
      .or(page.getByRole("button", { name: "Download" }))
      .click();
    const stream = await (await file).createReadStream();
    let text = "";
    for await (const chunk of stream) text += chunk;
    for (const code of codes) expect(text).toContain(code);
  });

  await test.step("Continue needs one typed back or the box ticked, and says so", async () => {
    await press(page.getByRole("button", { name: "Continue" }));
    await expect(page).toHaveTitle(/^Error: /);
    await page.getByRole("textbox", { name: "Type one code back" }).fill("AAAA-AAAA-AAAA-AAAA");
    await press(page.getByRole("button", { name: "Continue" }));
    await expect(page.getByRole("textbox", { name: "Type one code back" })).toHaveAttribute("aria-invalid", "true");
    expect(await shownRecoveryCodes(page)).toEqual(codes);
    const [first = ""] = codes;
    await page.getByRole("textbox", { name: "Type one code back" }).fill(first.toLowerCase().replaceAll("-", " "));
    await press(page.getByRole("button", { name: "Continue" }));
    await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
    await expect(page.getByRole("list", { name: "Recovery codes" })).toHaveCount(0);
  });

  await test.step("neither Back nor the address shows them again", async () => {
    // Without JavaScript the page before was the answer to a post, which Chromium refuses to show again.
    await page.goBack().catch((error: Error) => expect(error.message).toContain("ERR_CACHE_MISS"));
    for (const code of codes) await expect(page.getByText(code)).toHaveCount(0);
    await page.goto(nurse.url("/profile/recovery-codes"));
    for (const code of codes) await expect(page.getByText(code)).toHaveCount(0);
  });
});

test("codes that nobody confirmed are offered anew for the password, and the unseen set dies", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const nurse = await clinic.staff();
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await turnOn(page, nurse.password);
  const unseen = await shownRecoveryCodes(page);

  await test.step("the window is closed; the next page offers a new set", async () => {
    await page.goto(nurse.url("/"));
    await page.getByRole("link", { name: "Make new recovery codes" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password", { exact: true }).fill("not the password");
    await press(dialog.getByRole("button", { name: "Make new codes" }));
    await expect(dialog.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
      /That password is not right\./,
    );
    await dialog.getByLabel("Password", { exact: true }).fill(nurse.password);
    await press(dialog.getByRole("button", { name: "Make new codes" }));
    expect(await shownRecoveryCodes(page)).not.toEqual(unseen);
  });
  const seen = await shownRecoveryCodes(page);
  await storeRecoveryCodes(page);

  await test.step("a code of the unseen set signs nobody in; one of the new set does", async () => {
    const other = await newBrowser();
    await typePassword(other, nurse);
    await other.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(other, unseen[0] ?? "");
    await expect(other.getByRole("alert")).toContainText("That code did not work.");
    await typeRecoveryCode(other, seen[0] ?? "");
    await expectSignedIn(other);
  });
});
