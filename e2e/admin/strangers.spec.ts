import { expectSignedOut, signInWithCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("whoever is no admin of this clinic gets the console's answer to a wrong password @without-javascript", async ({
  page,
  clinic,
  otherClinic,
}) => {
  const admin = await clinic.admin();
  const strangers = {
    "a staff member": await clinic.enrolled(),
    "a patient": await clinic.patient(),
    "an admin of another clinic": await otherClinic.admin(),
    "an admin with a wrong password": { ...admin, password: "not the password" },
  };
  for (const [who, stranger] of Object.entries(strangers)) {
    await test.step(who, async () => {
      await typePassword(page, { ...stranger, url: admin.url });
      await expect(page.getByRole("alert")).toHaveText("Email or password is incorrect.");
      expect(await page.context().cookies()).toEqual([]);
      await expectSignedOut(page, admin, "/staff");
    });
  }
});

test("an admin of one clinic sees nobody of another, by list, search or address", async ({
  page,
  clinic,
  otherClinic,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.staff({ name: "Nora Near" });
  const foreign = await otherClinic.staff({ name: "Fern Far" });
  await signInWithCode(page, admin);
  await page.goto(admin.url("/staff"));
  await expect(page.getByRole("link", { name: nurse.name })).toBeVisible();
  await expect(page.getByText(foreign.name)).toHaveCount(0);
  await page
    .getByRole("textbox", { name: /search/i })
    .or(page.getByRole("searchbox"))
    .fill("Fern");
  await page.keyboard.press("Enter");
  await expect(page.getByText(foreign.name)).toHaveCount(0);
  await page.goto(admin.url(`/staff/${foreign.accountId}`));
  await expect(page.getByText(foreign.name)).toHaveCount(0);
  await expect(page.getByText(foreign.email)).toHaveCount(0);
  await page.goto(admin.url(`/patients/${nurse.accountId}`));
  await expect(page.getByRole("heading", { name: nurse.name })).toHaveCount(0);
});
