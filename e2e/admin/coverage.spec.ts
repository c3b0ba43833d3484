import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("an admin reads who was covered on a day; the helpdesk and another clinic do not @without-javascript", async ({
  page,
  clinic,
  otherClinic,
  newBrowser,
}) => {
  const admin = await clinic.admin({ name: "Ada Admin" });
  const bare = await clinic.staff({ name: "Bodo Bare" });
  const theirs = await otherClinic.staff({ name: "Otto Other" });
  await signInWithCode(page, admin);

  await test.step("today", async () => {
    await page.goto(admin.url("/audit/coverage"));
    await expect(page.getByRole("heading", { name: "Coverage", level: 1 })).toBeVisible();
    await expect(page.getByText(/^1 of 2 members of staff had a second factor/)).toBeVisible();
    const missing = page.getByRole("region", { name: "Staff without a second factor that day" });
    await expect(missing.getByRole("link", { name: bare.name })).toBeVisible();
    await expect(page.getByText(theirs.name)).toHaveCount(0);
  });

  await test.step("a day that has not come, or before the clinic, is a sentence", async () => {
    await page.getByRole("textbox", { name: "Day" }).fill("2999-01-01");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.getByText("This day has not come yet.")).toBeVisible();
    await page.goto(admin.url("/audit/coverage?on=2020-01-01"));
    await expect(page.getByText("The clinic did not exist here then.")).toBeVisible();
    await page.goto(admin.url("/audit/coverage?on=%3Cb%3E"));
    await expect(page.getByText("This is not a day of the calendar.")).toBeVisible();
  });

  await test.step("the helpdesk may not read it", async () => {
    const helpdesk = await clinic.helpdesk();
    const browser = await newBrowser();
    await signInWithCode(browser, helpdesk);
    await browser.goto(helpdesk.url("/audit/coverage"));
    await expect(browser.getByRole("heading", { name: "Not for your role" })).toBeVisible();
    await expect(browser.getByText(bare.name)).toHaveCount(0);
  });
});
