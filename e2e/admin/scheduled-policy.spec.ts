import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { bringScheduleForward, dayAfterTomorrow } from "../fixtures/schedules.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const REQUIRED = "Required – every login";
const SECURITY = "/settings/general/security";
const staffMode = (page: Page, name: string) =>
  page.getByRole("radiogroup", { name: "Staff two-factor authentication" }).getByRole("radio", { name });
const scheduled = (page: Page) => page.getByRole("region", { name: "Scheduled change" });

/** Requires it of the staff, from a date and time on. */
async function schedule(page: Page, admin: Person, date: string): Promise<void> {
  await page.goto(admin.url(SECURITY));
  await staffMode(page, REQUIRED).check();
  await press(page.getByRole("button", { name: "Review change" }));
  await page.getByRole("radio", { name: "At a date and time" }).check();
  await page.getByLabel("Date", { exact: true }).fill(date);
  await page.getByLabel("Time", { exact: true }).fill("08:00");
  await press(page.getByRole("button", { name: "Schedule change" }));
}

test("a change is scheduled, announced, called off by another admin, and put in force by itself @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  system,
  wait,
}) => {
  const admin = await clinic.admin();
  const other = await clinic.admin();
  const member = await clinic.staff();
  await signInWithCode(page, admin);

  await test.step("not in the past", async () => {
    await schedule(page, admin, "2020-01-31");
    await expect(page.getByLabel("Date", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Time", { exact: true })).toHaveValue("08:00");
    await expectAccessible(page);
  });

  await test.step("with a fresh code it waits, and those whom it concerns are told", async () => {
    await wait(admin, { minutes: 11 });
    await page.getByLabel("Date", { exact: true }).fill(dayAfterTomorrow(system.context));
    await press(page.getByRole("button", { name: "Schedule change" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toContainText("Change scheduled.");
    await expect(scheduled(page)).toContainText("8:00");
    await expect(staffMode(page, "Optional")).toBeChecked();
    await inbox.saying(member.email, /From .+, 8:00 .+: your clinic requires two-factor authentication/);
    await expectAccessible(page);
  });

  await test.step("another admin calls it off; whoever was told is told, and the first one's page is outdated", async () => {
    const theirs = await newBrowser();
    await signInWithCode(theirs, other);
    await theirs.goto(other.url(SECURITY));
    await press(scheduled(theirs).getByRole("button", { name: "Cancel scheduled change" }));
    await expect(theirs.getByRole("status")).toContainText("Scheduled change cancelled.");
    await expect(scheduled(theirs)).toHaveCount(0);
    await inbox.saying(member.email, /will not happen/);
    await press(scheduled(page).getByRole("button", { name: "Cancel scheduled change" }));
    await expect(page.getByRole("alert")).toContainText("no longer waits");
  });

  await test.step("scheduled again, it counts when its moment has come", async () => {
    await schedule(page, admin, dayAfterTomorrow(system.context));
    await expect(page.getByRole("status")).toContainText("Change scheduled.");
    await bringScheduleForward(system.context, clinic.id);
    const look = async () => {
      await page.reload();
      return staffMode(page, REQUIRED).isChecked();
    };
    await expect.poll(look, { timeout: 60_000, intervals: [2_000] }).toBe(true);
    await expect(scheduled(page)).toHaveCount(0);
    await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Policy history" }).click();
    await expect(page.getByRole("row").filter({ hasText: REQUIRED })).toContainText(admin.name);
  });
});
