import { expectSignedIn, signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("the console lists everybody with their status, searchable @without-javascript", async ({ page, clinic }) => {
  const admin = await clinic.admin({ name: "Ada Admin" });
  const enrolled = await clinic.enrolled({ name: "Erik Enrolled" });
  const none = await clinic.staff({ name: "Nina None" });
  const patient = await clinic.patient({ name: "Pat Patient" });
  await signInWithCode(page, admin);
  await page.getByRole("navigation").getByRole("link", { name: "Staff", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Staff", level: 1 })).toBeVisible();

  await test.step("staff are listed, patients have a list of their own", async () => {
    for (const { name } of [admin, enrolled, none]) await expect(page.getByRole("link", { name })).toBeVisible();
    await expect(page.getByText(patient.name)).toHaveCount(0);
    await page.getByRole("navigation").getByRole("link", { name: "Patients" }).click();
    await expect(page.getByRole("heading", { name: "Patients", level: 1 })).toBeVisible();
    await page.getByRole("link", { name: patient.name }).click();
    await expect(page.getByRole("heading", { name: patient.name, level: 1 })).toBeVisible();
    await expectSignedIn(page);
  });

  await test.step("markup in a search is text", async () => {
    await page.goto(admin.url(`/staff?search=${encodeURIComponent("<img src=x onerror=alert(1)>%_'\"")}`));
    await expect(page.getByRole("link", { name: none.name })).toHaveCount(0);
    await page.goto(admin.url("/staff?search=nina"));
    await expect(page.getByRole("link", { name: none.name })).toBeVisible();
    await expect(page.getByRole("link", { name: enrolled.name })).toHaveCount(0);
  });

  await test.step("an address of nobody is a page that says so", async () => {
    for (const path of ["/staff/00000000-0000-7000-8000-000000000000", "/staff/..%2f..%2f", "/staff/x'--"]) {
      await page.goto(admin.url(path));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("button", { name: "Reset two-factor" })).toHaveCount(0);
    }
  });
});
