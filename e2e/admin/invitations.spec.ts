import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { codeIn } from "../fixtures/inbox.ts";
import { choosePassword, expectGone, linkIn, NEW_PASSWORD } from "../fixtures/invitation.ts";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { setUpWindow, shownRecoveryCodes, storeRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

type Newcomer = { readonly name: string; readonly email: string; readonly phone?: string };

/** Fills the form of one person in and sends it. */
async function invite(page: Page, admin: Person, list: "Staff" | "Patients", { name, email, phone }: Newcomer) {
  await page.goto(admin.url(`/${list.toLowerCase()}`));
  await page.getByRole("link", { name: "Invite", exact: true }).click();
  await expect(page.getByRole("heading", { name: `Invite ${list.toLowerCase()}` })).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  if (phone) await page.getByRole("textbox", { name: "Mobile number (optional)" }).fill(phone);
  await press(page.getByRole("button", { name: "Send invitation" }));
}

/** The first sign-in of somebody who has just chosen a password. */
async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(NEW_PASSWORD);
  await press(page.getByRole("button", { name: "Sign in" }));
}

test("a new colleague is invited, chooses a password once, and sets up what the clinic requires @without-javascript", async ({
  page,
  clinic,
  otherClinic,
  newBrowser,
  inbox,
  wait,
}) => {
  const admin = await clinic.admin();
  await clinic.policy("staff", "required_every_login", 0);
  const nora = { name: "Nora Newcomer", email: `nora@${clinic.slug}.example` };
  await signInWithCode(page, admin);
  await wait(admin, { minutes: 11 });

  await test.step("inviting hands out access, so it asks for a code first", async () => {
    await invite(page, admin, "Staff", nora);
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    expect(await inbox.to(nora.email)).toEqual([]);
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("heading", { name: nora.name, level: 1 })).toBeVisible();
    await expect(page.getByRole("status")).toBeVisible();
    await expect(page.getByText("Invited", { exact: true })).toBeVisible();
  });

  const link = linkIn(await inbox.newest(nora.email, 1));
  const theirs = await newBrowser();
  await test.step("the link opens nothing at another clinic or portal", async () => {
    await expectGone(theirs, link.replace(clinic.slug, otherClinic.slug));
    const { pathname } = new URL(link);
    await expectGone(theirs, clinic.url("patient", pathname));
    await expectGone(theirs, clinic.url("admin", pathname));
  });

  await test.step("it sets a password once, and signs nobody in", async () => {
    await choosePassword(theirs, link);
    await expect(theirs.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(0);
    await expectGone(await newBrowser(), link);
  });

  await test.step("the first sign-in ends in the set-up that the policy asks for", async () => {
    await signInAs(theirs, nora.email);
    const phone = await setUpWindow(theirs).scan();
    await setUpWindow(theirs).enable(await phone.code(), NEW_PASSWORD);
    await shownRecoveryCodes(theirs);
    await storeRecoveryCodes(theirs);
    await expectSignedIn(theirs);
  });
});

test("a patient is invited with a number that counts only once it is confirmed, and signs in with a code by email", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  uniquePhone,
}) => {
  const admin = await clinic.admin();
  await clinic.policy("patient", "required_every_login");
  const paul = { name: "Paul Patient", email: `paul@${clinic.slug}.example`, phone: uniquePhone };
  await signInWithCode(page, admin);
  await invite(page, admin, "Patients", paul);
  await expect(page.getByRole("heading", { name: paul.name, level: 1 })).toBeVisible();
  await expect(page.getByText(`${uniquePhone}, not confirmed`)).toBeVisible();
  await expectAccessible(page);

  const theirs = await newBrowser();
  await choosePassword(theirs, linkIn(await inbox.newest(paul.email, 1)));
  await signInAs(theirs, paul.email);
  await expect(theirs.getByRole("heading", { name: "Check your email" })).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Text me instead" })).toHaveCount(0);
  await typeCode(theirs, codeIn(await inbox.newest(paul.email, 2)));
  await expectSignedIn(theirs);
  expect(await inbox.to(uniquePhone)).toEqual([]);
});

test("an invitation that was sent again ends the first; one email is one account @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const admin = await clinic.admin();
  const nora = { name: "Nora Newcomer", email: `nora@${clinic.slug}.example` };
  await signInWithCode(page, admin);

  await test.step("what makes no sense is said beside its field, and what was typed stays", async () => {
    await invite(page, admin, "Staff", { name: "<b>Nora</b>", email: "nora at home" });
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("nora at home");
  });

  await invite(page, admin, "Staff", nora);
  await expect(page.getByRole("heading", { name: nora.name, level: 1 })).toBeVisible();
  const first = linkIn(await inbox.newest(nora.email, 1));
  await press(page.getByRole("button", { name: "Send invitation again" }));
  await expect(page.getByRole("status")).toContainText("no longer works");
  const second = linkIn(await inbox.newest(nora.email, 2));
  await expectGone(await newBrowser(), first);

  await test.step("a second account with the same email is refused", async () => {
    await invite(page, admin, "Staff", { ...nora, email: nora.email.toUpperCase() });
    await expect(page.getByRole("alert")).toContainText("has an account with this email already");
    expect(await inbox.to(nora.email)).toHaveLength(2);
  });
  await choosePassword(await newBrowser(), second);
});
