import { press } from "../fixtures/press.ts";
import { expectSignedIn, expectSignedOut, signOut, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("under Optional somebody without a second factor signs in with the password alone @without-javascript", async ({
  page,
  clinic,
}) => {
  const nurse = await clinic.staff();

  await test.step("a wrong password and an unknown person get the same answer", async () => {
    await page.goto(nurse.url("/login"));
    await expect(page).toHaveTitle(`Sign in – ${clinic.name} – Staff portal`);
    for (const email of [nurse.email, "nobody@nowhere.example"]) {
      await page.getByRole("textbox", { name: "Email" }).fill(email);
      await page.getByLabel("Password", { exact: true }).fill("not the password");
      await press(page.getByRole("button", { name: "Sign in" }));
      await expect(page.getByRole("alert")).toHaveText("Email or password is incorrect.");
      await expect(page).toHaveTitle(/^Error: /);
      await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
      await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
      await page.reload();
    }
  });

  await test.step("the right one opens the portal", async () => {
    await typePassword(page, nurse);
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    await expect(page.getByRole("navigation").getByRole("link", { name: "Profile" })).toBeVisible();
  });

  await test.step("after signing out neither Back nor the address shows anything", async () => {
    await signOut(page);
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(0);
    await expectSignedOut(page, nurse);
  });
});
