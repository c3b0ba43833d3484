import { press } from "../fixtures/press.ts";
import { expectScripted, expectSignedIn, expectSignedOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a code signs in once, in one browser @without-javascript", async ({ page, clinic, newBrowser }) => {
  const nurse = await clinic.enrolled();
  const heading = page.getByRole("heading", { name: "Two-factor authentication" });
  await test.step("after the password there is no session yet, wherever one looks", async () => {
    await typePassword(page, nurse);
    await expect(heading).toBeVisible();
    await expect(page.getByText(/Signing in as .….?@/)).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Authentication code" })).toHaveAttribute(
      "autocomplete",
      "one-time-code",
    );
    await expect(page.getByRole("textbox", { name: "Authentication code" })).toHaveAttribute("inputmode", "numeric");
    await expectSignedOut(page, nurse, "/");
    await page.goto(nurse.url("/login/code"));
    await expect(heading).toBeVisible();
  });

  await test.step("'Not you? Start again' leads back to the password", async () => {
    await page.getByRole("link", { name: "Not you? Start again" }).click();
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await typePassword(page, nurse);
  });

  const code = await test.step("what is no code costs no try, and a code may be typed with a space", async () => {
    for (const nonsense of ["", "12345", "abcdef", "<b>123456</b>", "1".repeat(300)]) {
      await page.goto(nurse.url("/login/code"));
      await typeCode(page, nonsense);
      await expect(page.getByRole("alert")).toContainText("That code did not work.");
      await expect(page.getByRole("alert")).not.toContainText("left");
      await expect(page.getByRole("textbox", { name: "Authentication code" })).toBeFocused();
    }
    const right = await nurse.authenticator.lastingCode();
    await typeCode(page, `${right.slice(0, 3)} ${right.slice(3)}`);
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    return right;
  });

  await test.step("somebody who looked over the shoulder cannot use it again", async () => {
    const other = await newBrowser();
    await typePassword(other, nurse);
    await typeCode(other, code);
    await expect(other.getByRole("alert")).toContainText("It was already used; wait for the next one.");
    await expectSignedOut(other, nurse);
    await typePassword(other, nurse);
    await typeCode(other, await nurse.authenticator.code());
    await expectSignedIn(other);
  });
});

test("a double press of Verify signs in once and ends at Home", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled();
  await page.goto(nurse.url("/login"));
  await expectScripted(page);
  await page.getByRole("textbox", { name: "Email" }).fill(nurse.email);
  await page.getByLabel("Password", { exact: true }).fill(nurse.password);
  await press(page.getByRole("button", { name: "Sign in" }));
  await page.getByRole("textbox", { name: "Authentication code" }).fill(await nurse.authenticator.code());
  await page.getByRole("button", { name: "Verify" }).dblclick();
  await expectSignedIn(page);
  await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
});
