import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { confirmNewCodes } from "../fixtures/profile.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { signInWithCode, signInWithPassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("home says what to do next, and no longer says it once it is done", async ({ page, clinic }) => {
  const nurse = await clinic.staff();
  await signInWithPassword(page, nurse);
  const steps = page.getByRole("list", { name: "What to do next" });

  await test.step("the password alone could be better; the step opens the set-up window at once", async () => {
    await expect(page.getByRole("region", { name: "Your protection could be better" })).toBeVisible();
    await expect(steps.getByRole("listitem")).toHaveCount(1);
    await expect(page.getByRole("list", { name: "Last sign-ins" })).toContainText("With your password alone");
    await expectAccessible(page);
    await press(steps.getByRole("button", { name: "Set up two-factor authentication" }));
  });

  await test.step("codes that were never stored need their owner", async () => {
    // Whoever needs these colours must still be able to point a phone at the code.
    await page.emulateMedia({ forcedColors: "active" });
    const phone = await setUpWindow(page).scan();
    await page.emulateMedia({ forcedColors: null });
    await setUpWindow(page).enable(await phone.code(), nurse.password);
    await shownRecoveryCodes(page);
    await page.goto(nurse.url("/"));
    await expect(page.getByRole("region", { name: "Your account needs you" })).toBeVisible();
    await steps.getByRole("link", { name: "Make new recovery codes" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Password", { exact: true }).fill(nurse.password);
    await press(dialog.getByRole("button", { name: "Make new codes" }));
    await shownRecoveryCodes(page);
    await storeRecoveryCodes(page);
  });

  await test.step("then there is nothing to do", async () => {
    await page.goto(nurse.url("/"));
    await expect(page.getByRole("region", { name: "Your account is protected" })).toBeVisible();
    await expect(steps).toHaveCount(0);
    await expectAccessible(page);
  });
});

test("few codes are told at home; new ones print as one page, and nothing moves or fades for whoever wants that", async ({
  page,
  clinic,
}) => {
  const nurse = await clinic.enrolled({ recoveryCodesUsed: 8 });
  await signInWithCode(page, nurse);
  await expect(page.getByText("You have 2 recovery codes left")).toBeVisible();
  await page.getByRole("link", { name: "Make new recovery codes" }).click();
  await confirmNewCodes(page);
  const codes = await shownRecoveryCodes(page);

  await test.step("on paper there is a card with the codes and nothing to press", async () => {
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("Recovery codes for your wallet")).toBeVisible();
    await expect(page.getByText(nurse.email)).toBeVisible();
    for (const code of codes) await expect(page.getByText(code).filter({ visible: true })).toHaveCount(1);
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("navigation")).toHaveCount(0);
    for (const format of ["A4", "Letter"] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }
    await page.emulateMedia({ media: null });
  });

  await test.step("in forced colours buttons keep an edge and focus shows; nothing is animated", async () => {
    await page.emulateMedia({ forcedColors: "active", contrast: "more", reducedMotion: "reduce" });
    const button = page.getByRole("button", { name: "Continue" });
    await page.getByRole("checkbox", { name: "I have stored these codes" }).focus();
    await page.keyboard.press("Tab");
    await expect(button).toBeFocused();
    const look = await button.evaluate((element) => {
      const { borderTopStyle, borderTopColor, outlineStyle, transitionDuration, backgroundColor } =
        getComputedStyle(element);
      return { borderTopStyle, outlineStyle, transitionDuration, edge: borderTopColor !== backgroundColor };
    });
    expect(look).toEqual({ borderTopStyle: "solid", outlineStyle: "solid", transitionDuration: "0s", edge: true });
  });

  await test.step("with more contrast everything can still be read", async () => {
    await page.emulateMedia({ forcedColors: null, contrast: "more" });
    await expectAccessible(page);
  });
});
