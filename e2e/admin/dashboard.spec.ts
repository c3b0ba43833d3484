import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("an admin begins at the dashboard: numbers that lead to people, the same as a table, and what to do next @without-javascript", async ({
  page,
  clinic,
  newBrowser,
}) => {
  await clinic.policy("staff", "required_every_login", 0);
  const admin = await clinic.admin({ name: "Ada Admin" });
  const helpdesk = await clinic.helpdesk({ name: "Hella Helpdesk" });
  const stuck = await clinic.staff({ name: "Stina Stuck" });
  await signInWithCode(page, admin);
  await expect(page.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();

  await test.step("the chart's table ends in the numbers beside it", async () => {
    const enrolled = page.getByRole("list", { name: "Staff by status" }).getByRole("link", { name: /^Enrolled/ });
    await expect(enrolled).toContainText("2");
    // Closed where scripts run, open where they do not: the same rows either way.
    const table = page.getByRole("table", { name: "Staff over 90 days", includeHidden: true });
    const today = table.getByRole("row", { includeHidden: true }).nth(1);
    await expect(today.getByRole("cell", { includeHidden: true })).toHaveText(["2", "0", "1", "0"]);
  });

  await test.step("who is stuck is a link to their page, and numbers lead to lists", async () => {
    const section = page.getByRole("region", { name: "People who are stuck" });
    await section.getByRole("link", { name: stuck.name }).click();
    await expect(page.getByRole("heading", { name: stuck.name, level: 1 })).toBeVisible();
    await page.goto(admin.url("/"));
    await page.getByRole("list", { name: "Staff by status" }).getByRole("link", { name: "Not enrolled" }).click();
    await expect(page.getByRole("heading", { name: "Staff", level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: stuck.name })).toBeVisible();
    await expect(page.getByRole("link", { name: admin.name })).toHaveCount(0);
  });

  await test.step("the helpdesk sees people, and nothing that it may not change or read", async () => {
    const theirs = await newBrowser();
    await signInWithCode(theirs, helpdesk);
    await expect(theirs.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
    await expect(theirs.getByRole("region", { name: "People who are stuck" })).toContainText(stuck.name);
    for (const name of ["Roll out two-factor", "Deliveries"]) {
      await expect(theirs.getByRole("region", { name })).toHaveCount(0);
    }
    const places = theirs.getByRole("navigation", { name: "Main" }).getByRole("link");
    await expect(places).toHaveText(["Dashboard", "Staff", "Patients", "Profile"]);
  });
});
