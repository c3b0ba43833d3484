import type { Page } from "@playwright/test";
import { expectAccessible, expectReadable } from "../fixtures/accessible.ts";
import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { makeNewCodes } from "../fixtures/profile.ts";
import { askForLink, expectGoneLink, linkFrom } from "../fixtures/reset-link.ts";
import { setUpWindow, shownRecoveryCodes } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const look = (page: Page, what: string) => test.step(what, () => expectAccessible(page));

test("the way in at the staff portal is for everyone", async ({ page, clinic, suspend }) => {
  const nurse = await clinic.enrolled();
  await page.goto(nurse.url("/login"));
  await look(page, "signing in");
  await press(page.getByRole("button", { name: "Sign in" }));
  await expect(page.getByRole("textbox", { name: "Email" })).toBeFocused();
  await look(page, "signing in, with errors");
  await typePassword(page, nurse);
  await typeCode(page, nurse.authenticator.wrongCode());
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "a wrong code");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(page.getByRole("heading", { name: "Recovery code", exact: true })).toBeVisible();
  await look(page, "a recovery code");
  await typeRecoveryCode(page, nurse.recoveryCodes[0] ?? "");
  await expect(page.getByRole("heading", { name: "Set up your new phone" })).toBeVisible();
  await look(page, "a new phone");
  for (const path of ["/login/ended?because=expired", "/login/ended?because=replaced", "/no-such-page"]) {
    await page.goto(nurse.url(path));
    await look(page, path);
  }
  await suspend(nurse);
  await page.context().clearCookies();
  await typePassword(page, nurse);
  await expect(page.getByRole("heading", { name: "Too many wrong codes" })).toBeVisible();
  await look(page, "locked");
});

test("setting up at login, and the recovery codes, are for everyone", async ({ page, clinic }) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login");
  await typePassword(page, nurse);
  const setUp = setUpWindow(page);
  const phone = await setUp.scan();
  await setUp.enable(phone.wrongCode(), "not the password");
  await expect(setUp.code).toHaveAttribute("aria-invalid", "true");
  await setUp.openKey();
  await look(page, "the window, with errors and the key open");
  await page.setViewportSize({ width: 320, height: 640 });
  const box = await page.getByRole("img", { name: "QR code" }).boundingBox();
  expect(box?.width).toBeGreaterThanOrEqual(200);
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await setUp.scan()).setupKey, "read off a dark screen of 320 px").toBe(phone.setupKey);
  await setUp.enable(await phone.code(), nurse.password);
  await shownRecoveryCodes(page);
  await look(page, "recovery codes");
});

test("the staff portal is for everyone", async ({ page, clinic, wait }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await look(page, "home");
  for (const path of ["", "?edit", "?dialog=disable", "?dialog=email"].map((query) => `/profile/login${query}`)) {
    await page.goto(nurse.url(path));
    await look(page, path);
  }
  await wait(nurse, { minutes: 11 });
  await page.goto(nurse.url("/profile/login?edit"));
  await makeNewCodes(page);
  await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  await look(page, "stepping up");

  const colleague = await clinic.staff();
  await page.context().clearCookies();
  await typePassword(page, colleague);
  await page.goto(colleague.url("/profile/login"));
  await press(page.getByRole("button", { name: "Enable 2FA" }));
  await expect(setUpWindow(page).dialog).toBeVisible();
  await look(page, "the set-up window over the profile");
});

test("a forgotten and a changed password are for everyone", async ({ page, clinic, inbox }) => {
  const nurse = await clinic.staff();
  await askForLink(page, nurse);
  await look(page, "a link was asked for");
  await page.goto(await linkFrom(inbox, nurse, 1));
  await page.getByRole("textbox", { name: "New password" }).fill("purple");
  await expect(page.getByRole("meter", { name: "Password strength" })).toBeVisible();
  await look(page, "a weak password, measured");
  await press(page.getByRole("button", { name: "Set password" }));
  await expect(page.getByRole("textbox", { name: "New password" })).toHaveAttribute("aria-invalid", "true");
  await look(page, "a weak password, refused");
  await expectGoneLink(page, nurse.url(`/reset/${"a".repeat(43)}`));
  await look(page, "a link that opens nothing");
  await typePassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await press(page.getByRole("button", { name: "Change password" }));
  await expect(page.getByRole("dialog", { name: "Change password" })).toBeVisible();
  await look(page, "changing the password");
});

test("the console's people are for everyone", async ({ page, clinic }) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled({ name: `${"Wolfeschlegelsteinhausenbergerdorff ".repeat(3)}Nurse` });
  const patient = await clinic.patient({ signInCodes: true, phone: "+447812345678" });
  await page.goto(admin.url("/login"));
  await look(page, "signing in");
  await signInWithCode(page, admin);
  const paths = [
    "/staff",
    "/staff?search=nobody-at-all",
    `/staff/${nurse.accountId}`,
    `/staff/${nurse.accountId}?dialog=reset_two_factor`,
    "/patients",
    `/patients/${patient.accountId}`,
  ];
  for (const path of paths) {
    await page.goto(admin.url(path));
    await look(page, path);
  }
});

test("the console's own pages and its policies are for everyone", async ({ page, clinic }) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);
  const settings = ["", "/history", "/forecast", "/texts", "/methods"].map(
    (page) => `/settings/general/security${page}`,
  );
  for (const path of ["/", "/profile/login", ...settings, "/no-such-page"]) {
    await page.goto(admin.url(path));
    await look(page, path);
  }
  await page.goto(admin.url("/settings/general/security"));
  const required = page
    .getByRole("radiogroup", { name: "Staff two-factor authentication" })
    .getByRole("radio", { name: "Required – every login" });
  await required.check();
  await look(page, "choosing a policy");
  await press(page.getByRole("button", { name: "Review change" }));
  await expect(page.getByRole("heading", { name: "Review change" })).toBeVisible();
  await look(page, "reviewing a policy");
});

test("the patient portal is for everyone", async ({ page, clinic, inbox, uniquePhone }) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true, phone: uniquePhone });
  await page.goto(patient.url("/login"));
  await look(page, "signing in");
  await typePassword(page, patient);
  await look(page, "a code by email");
  await press(page.getByRole("button", { name: "Send a new code" }));
  await expect(page.getByText(/You can ask again in/)).toBeVisible();
  await look(page, "asking too early");
  await page.getByRole("link", { name: "I can't get this code" }).click();
  await expect(page.getByRole("heading", { name: "I can't get this code" })).toBeVisible();
  await look(page, "help");
  await page.goto(patient.url("/login/code"));
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);
  await look(page, "home");
  await page.goto(patient.url("/profile/login"));
  await page.getByRole("textbox", { name: "Mobile number" }).fill("12");
  await press(page.getByRole("button", { name: "Send code" }));
  await expect(page.getByRole("textbox", { name: "Mobile number" })).toHaveAttribute("aria-invalid", "true");
  await look(page, "the profile, with an error");

  const other = await clinic.patientWithApp();
  await page.context().clearCookies();
  await signInWithCode(page, other);
  await page.goto(other.url("/profile/login"));
  await look(page, "the profile with an authenticator app");
});

test("the local inbox is for everyone", async ({ page, system }) => {
  await page.goto(system.demo.inbox);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expectReadable(page);
});
