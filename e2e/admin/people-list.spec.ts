import { readFile } from "node:fs/promises";
import { expectAccessible } from "../fixtures/accessible.ts";
import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("an admin finds people as they type, filters, orders, pages and takes the list away", async ({
  page,
  clinic,
  otherClinic,
  newBrowser,
}) => {
  const admin = await clinic.admin({ name: "Ada Admin" });
  const helper = await clinic.helpdesk({ name: "Hugo Helpdesk" });
  await clinic.enrolled({ name: "Zoë Enrolled" });
  for (let at = 0; at < 50; at += 1)
    await clinic.staff({ name: `Nurse ${String.fromCodePoint(97 + (at % 26))}${at < 26 ? "a" : "b"}` });
  await clinic.staff({ name: "=SUM(1) Formula" });
  await signInWithCode(page, admin);
  await page.goto(admin.url("/staff"));
  const rows = page.getByRole("row");

  await test.step("typing looks by itself, keeps the focus and tells how many", async () => {
    await expect(page.getByText("54 people", { exact: true })).toBeVisible();
    const box = page.getByRole("searchbox", { name: "Search by name or email" });
    await box.pressSequentially("zoe");
    await expect(page.getByText("1 person matches")).toBeVisible();
    await expect(rows.filter({ hasText: "Zoë Enrolled" })).toContainText("Authenticator");
    await expect(box).toBeFocused();
    await expect(page).toHaveURL(/[?&]search=zoe$/);
    await box.pressSequentially("xx");
    await expect(page.getByText("No matches")).toBeVisible();
    await expect(page.getByText("Nobody matches this search.")).toBeVisible();
    await page.getByRole("link", { name: "Show everybody" }).click();
    await expect(page.getByText("54 people", { exact: true })).toBeVisible();
    await expect(box).toHaveValue("");
  });

  await test.step("filters and orders stand in the address, and back goes back", async () => {
    await page.getByRole("navigation", { name: "Status" }).getByRole("link", { name: "Not enrolled" }).click();
    await expect(page.getByText("51 people", { exact: true })).toBeVisible();
    await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
    await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "descending");
    await expect(rows.nth(1)).toContainText("Nurse za");
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(rows.nth(1)).toContainText("=SUM(1) Formula");
    await expectAccessible(page);
    await page.getByRole("link", { name: "Previous page" }).click();
    await expect(rows.nth(1)).toContainText("Nurse za");
    await page.goBack();
    await expect(rows.nth(1)).toContainText("=SUM(1) Formula");
  });

  await test.step("the file holds the whole list as filtered, and nothing in it runs", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download CSV" }).click();
    const lines = (await readFile(await (await downloading).path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toMatch(/^'=SUM\(1\) Formula,/);
  });

  await test.step("another clinic's place in a list shows nobody of theirs", async () => {
    const place = new URL(
      (await page.getByRole("link", { name: "Previous page" }).getAttribute("href")) ?? "",
      page.url(),
    );
    const neighbour = await otherClinic.admin({ name: "Nora Neighbour" });
    const theirs = await newBrowser();
    await signInWithCode(theirs, neighbour);
    await theirs.goto(neighbour.url(`/staff${place.search}`));
    await expect(theirs.getByRole("heading", { name: "Staff", level: 1 })).toBeVisible();
    await expect(theirs.getByRole("row").filter({ hasText: /Nurse|Formula|Zoë/ })).toHaveCount(0);
  });

  await test.step("the helpdesk sees the list, and gets no file of it", async () => {
    const theirs = await newBrowser();
    await signInWithCode(theirs, helper);
    await theirs.goto(helper.url("/staff"));
    await expect(theirs.getByText("54 people", { exact: true })).toBeVisible();
    await expect(theirs.getByRole("link", { name: "Download CSV" })).toHaveCount(0);
    await theirs.goto(helper.url("/staff.csv"));
    await expect(theirs).toHaveURL(/\/not-allowed$/);
  });
});
