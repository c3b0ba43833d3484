import { expectAccessible } from "../fixtures/accessible.ts";
import { signInWithCode, signInWithPassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("an admin sees when everybody will have set it up, hangs up a sheet, and reads why somebody was asked", async ({
  page,
  clinic,
  newBrowser,
  wait,
}) => {
  const admin = await clinic.admin();
  const member = await clinic.staff({ name: "Petra Password" });
  await clinic.staff();
  await signInWithPassword(await newBrowser(), await clinic.staff({ name: "Nadia New" }));
  await signInWithPassword(await newBrowser(), member);
  await wait(member, { minutes: 8 * 24 * 60 });
  await signInWithPassword(await newBrowser(), member);
  await clinic.policy("staff", "required_every_login", 2);
  await signInWithCode(page, admin);

  await test.step("the forecast says by when, and of whom nothing can be said", async () => {
    await page.goto(admin.url("/settings/general/security/forecast"));
    const forecast = page.getByRole("region", { name: "Forecast for staff" });
    await expect(forecast).toContainText("Too little history for 1 person");
    await expect(forecast).toContainText("The one person who signs in without it will have set it up by ");
    await expect(forecast).toContainText("1 person has never signed in: at first login.");
    await forecast.getByRole("button", { name: /as a table$/ }).click();
    await expect(forecast.getByRole("table")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the sheet says what to do, and fits one page of either paper", async () => {
    await page.getByRole("link", { name: "Staff-room sheet" }).click();
    await expect(page.getByRole("heading", { name: "A second step when you sign in" })).toBeVisible();
    const sheet = page.getByRole("article");
    await expect(sheet).toContainText("It can be put off for 2 logins");
    await expect(sheet).toContainText(clinic.url("staff"));
    await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
    await expectAccessible(page);
    for (const format of ["A4", "Letter"] as const) {
      const pdf = (await page.pdf({ format, preferCSSPageSize: false })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }
  });

  await test.step("the person's page says why the password was enough", async () => {
    await page.goto(admin.url(`/staff/${member.accountId}`));
    const signIns = page.getByRole("region", { name: "Sign-ins" });
    await expect(signIns.getByRole("listitem")).toHaveCount(2);
    await expect(signIns).toContainText(
      "The password was enough: a second factor was optional, and they had not set one up. Signed in.",
    );
    await signIns.getByRole("link", { name: "Policy version 1" }).first().click();
    await expect(page.getByRole("heading", { name: "Policy history", exact: true })).toBeVisible();
  });
});
