import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { PersonWithApp } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, signInWithCode, signInWithPassword, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const REQUIRED = "Required – every login";
const staffModes = (page: Page) => page.getByRole("radiogroup", { name: "Staff two-factor authentication" });
const patientModes = (page: Page) => page.getByRole("radiogroup", { name: "Patient sign-in codes" });
const skips = (page: Page) =>
  page
    .getByRole("group", { name: "Staff", exact: true })
    .getByRole("spinbutton", { name: "Logins that may be skipped" });

const reason = (page: Page) => page.getByRole("textbox", { name: "Reason" });

async function openPolicy(page: Page, admin: PersonWithApp): Promise<void> {
  await page.goto(admin.url("/settings/general/security"));
  await expect(staffModes(page)).toBeVisible();
}

async function review(page: Page): Promise<void> {
  await press(page.getByRole("button", { name: "Review change" }));
}

test("an admin makes it Required: rehearsed, confirmed, and in force at the next request @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  wait,
}) => {
  const admin = await clinic.admin();
  await clinic.enrolled();
  const fresh = await clinic.staff({ name: "Petra Password" });
  await clinic.staff({ name: "Stella Spent", skipsSpent: 4 });
  const working = await newBrowser();
  await signInWithPassword(working, fresh);
  await signInWithCode(page, admin);

  await test.step("the page shows what is in force, and only modes that are real", async () => {
    await openPolicy(page, admin);
    await expect(staffModes(page).getByRole("radio", { name: "Optional" })).toBeChecked();
    await expect(patientModes(page).getByRole("radio", { name: "Off" })).toBeChecked();
    await expect(page.getByRole("radio")).toHaveCount(9);
  });

  await test.step("the review says whom it touches, and saves nothing yet", async () => {
    await staffModes(page).getByRole("radio", { name: REQUIRED }).check();
    await skips(page).fill("3");
    await review(page);
    await expect(page.getByRole("heading", { name: "Review change" })).toBeVisible();
    await expect(page.getByText("Petra Password")).toBeVisible();
    await expect(page.getByText("Stella Spent")).toBeVisible();
    await expect(page.getByText(/Only one admin/)).toBeVisible();
    await signInWithPassword(await newBrowser(), fresh);
  });

  await test.step("saving it needs a fresh code", async () => {
    await wait(admin, { minutes: 11 });
    await press(page.getByRole("button", { name: "Save policy" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, admin.authenticator.wrongCode(), "Confirm");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await signInWithPassword(await newBrowser(), fresh);
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toContainText("Policy saved.");
    await openPolicy(page, admin);
    await expect(staffModes(page).getByRole("radio", { name: REQUIRED })).toBeChecked();
    await expect(skips(page)).toHaveValue("3");
  });

  await test.step("it counts from the next request of whoever is working, and at the next login", async () => {
    await working.goto(fresh.url("/"));
    await expectSignedIn(working);
    await expect(working.getByText(/requires two-factor authentication/)).toBeVisible();
    const later = await newBrowser();
    await typePassword(later, fresh);
    await expect(later.getByText("3 logins left to skip")).toBeVisible();
  });

  await test.step("turned back, it asks nobody who has none", async () => {
    await openPolicy(page, admin);
    await staffModes(page).getByRole("radio", { name: "Optional" }).check();
    await review(page);
    await press(page.getByRole("button", { name: "Save policy" }));
    await expect(reason(page)).toHaveAttribute("aria-invalid", "true");
    await reason(page).fill("Too soon for us");
    await press(page.getByRole("button", { name: "Save policy" }));
    await expect(page.getByRole("status")).toContainText("Policy saved.");
    await signInWithPassword(await newBrowser(), fresh);
  });
});

test("numbers that make no sense are refused beside their field, and nothing is saved @without-javascript", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);
  for (const nonsense of ["-1", "21", "2.5", "", "999999999999"]) {
    await test.step(`"${nonsense}" skips`, async () => {
      await openPolicy(page, admin);
      await staffModes(page).getByRole("radio", { name: REQUIRED }).check();
      await skips(page).fill(nonsense);
      await review(page);
      await expect(skips(page)).toHaveAttribute("aria-invalid", "true");
      await expect(skips(page)).toBeFocused();
      await expect(page.getByRole("button", { name: "Save policy" })).toHaveCount(0);
      await expect(staffModes(page).getByRole("radio", { name: REQUIRED })).toBeChecked();
    });
  }
  await openPolicy(page, admin);
  await expect(staffModes(page).getByRole("radio", { name: "Optional" })).toBeChecked();
});

test("of two admins who change it at once, the second is told and overwrites nothing", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const first = await clinic.admin();
  const second = await clinic.admin();
  const other = await newBrowser();
  await signInWithCode(page, first);
  await signInWithCode(other, second);
  for (const [browser, admin, mode] of [
    [page, first, REQUIRED],
    [other, second, "Optional"],
  ] as const) {
    await openPolicy(browser, admin);
    await staffModes(browser).getByRole("radio", { name: mode }).check();
    await patientModes(browser).getByRole("radio", { name: "Optional" }).check();
    await review(browser);
    await expect(browser.getByRole("button", { name: "Save policy" })).toBeVisible();
  }
  await press(page.getByRole("button", { name: "Save policy" }));
  await expect(page.getByRole("status")).toContainText("Policy saved.");
  await press(other.getByRole("button", { name: "Save policy" }));
  await expect(other.getByRole("alert")).toBeVisible();
  await openPolicy(page, first);
  await expect(staffModes(page).getByRole("radio", { name: REQUIRED })).toBeChecked();
});

test("days, minutes and texts are chosen within bounds, kept with a reason, and returned from", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const admin = await clinic.admin();
  const patients = page.getByRole("group", { name: "Patients", exact: true });
  const days = patients.getByRole("spinbutton", { name: "Trusted device days" });
  const idle = patients.getByRole("spinbutton", { name: "Minutes until an idle session ends" });
  const texts = patients.getByRole("radiogroup", { name: "Codes by text" });
  await signInWithCode(page, admin);

  await test.step("days stand in their mode only; a number out of bounds is refused beside its field", async () => {
    await openPolicy(page, admin);
    await expect(days).toHaveCount(0);
    await patientModes(page).getByRole("radio", { name: "Required – once per trusted device" }).check();
    await days.fill("14");
    await texts.getByRole("radio", { name: "Not allowed" }).check();
    await idle.fill("61");
    await review(page);
    await expect(idle).toHaveAttribute("aria-invalid", "true");
    await expect(days).toHaveValue("14");
    await idle.fill("10");
    await expectAccessible(page);
  });

  await test.step("the review says it, and the history who, why and the way back", async () => {
    await review(page);
    await expect(page.getByText("for 14 days").first()).toBeVisible();
    await reason(page).fill("Shared tablets in the waiting room");
    await expectAccessible(page);
    await press(page.getByRole("button", { name: "Save policy" }));
    await expect(page.getByRole("status")).toContainText("Policy saved.");
    await expect(days).toHaveValue("14");
    await expect(idle).toHaveValue("10");
    await expect(texts.getByRole("radio", { name: "Not allowed" })).toBeChecked();
    await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Policy history" }).click();
    const row = page.getByRole("row").filter({ hasText: "Shared tablets" });
    await expect(row).toContainText(admin.name);
    await expect(page.getByText("In force for staff", { exact: true })).toHaveCount(1);
    await expect(page.getByText("In force for patients", { exact: true })).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("row").filter({ hasText: "Patients" }).getByRole("link", { name: "Return to this" }).click();
    await expect(page.getByRole("heading", { name: "Review change" })).toBeVisible();
    await reason(page).fill("Back to before");
    await press(page.getByRole("button", { name: "Save policy" }));
    await expect(page.getByRole("status")).toContainText("Policy saved.");
    await expect(patientModes(page).getByRole("radio", { name: "Off" })).toBeChecked();
  });

  await test.step("texts go where an admin lets them", async () => {
    await page.goto(admin.url("/settings/general/security/texts"));
    await page.getByRole("combobox", { name: "Add a country" }).selectOption({ label: "Ireland" });
    await page.getByRole("spinbutton", { name: "Texts a day to the added country" }).fill("20");
    await press(page.getByRole("button", { name: "Save text limits" }));
    await expect(page.getByRole("status")).toContainText("Text limits saved.");
    await expect(page.getByRole("spinbutton", { name: "Texts a day to Ireland" })).toHaveValue("20");
    await page.getByRole("checkbox", { name: "Remove Ireland" }).check();
    await press(page.getByRole("button", { name: "Save text limits" }));
    await expect(page.getByRole("spinbutton", { name: "Texts a day to Ireland" })).toHaveCount(0);
  });

  await test.step("the helpdesk sees none of it", async () => {
    const helpdesk = await clinic.helpdesk();
    const theirs = await newBrowser();
    await signInWithCode(theirs, helpdesk);
    for (const path of ["", "/review?staffMode=optional", "/people.csv"]) {
      await theirs.goto(helpdesk.url(`/settings/general/security${path}`));
      await expect(theirs).toHaveURL(helpdesk.url("/not-allowed"));
    }
  });
});
