import { press } from "../fixtures/press.ts";
import { askForLink, choosePassword, expectGoneLink, linkFrom } from "../fixtures/reset-link.ts";
import { expectSignedIn, expectSignedOut, signInWithPassword, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW = "purple bicycles downhill";

test("somebody who forgot the password chooses another one by a mailed link, once @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
}) => {
  const nurse = await clinic.staff();
  const elsewhere = await newBrowser();
  await signInWithPassword(elsewhere, nurse);
  await askForLink(page, nurse);
  const link = await linkFrom(inbox, nurse, 1);

  await test.step("a password that is guessed first is refused, and the link still works", async () => {
    await choosePassword(page, link, "password12345678");
    await expect(page.getByRole("textbox", { name: "New password" })).toHaveAccessibleDescription(/guessed first/);
  });

  await test.step("a better one is taken, and nobody is signed in by it", async () => {
    await page.getByRole("textbox", { name: "New password" }).fill(NEW);
    await press(page.getByRole("button", { name: "Set password" }));
    await expect(page.getByRole("status")).toContainText("Your new password is set");
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  });

  await test.step("the session elsewhere has ended, and a mail says what happened", async () => {
    await expectSignedOut(elsewhere, nurse);
    await inbox.saying(nurse.email, /password/i);
    await inbox.newest(nurse.email, 2);
  });

  await test.step("the link opens nothing any more, and the old password neither", async () => {
    await expectGoneLink(page, link);
    await page.goto(nurse.url("/login"));
    await page.getByRole("textbox", { name: "Email" }).fill(nurse.email);
    await page.getByLabel("Password", { exact: true }).fill(nurse.password);
    await press(page.getByRole("button", { name: "Sign in" }));
    await expect(page.getByRole("alert").filter({ hasText: "incorrect" })).toBeVisible();
    await signInWithPassword(page, { ...nurse, password: NEW });
  });
});

test("whoever has a second factor is still asked for a code", async ({ page, clinic, inbox }) => {
  const nurse = await clinic.enrolled();
  await askForLink(page, nurse);
  await choosePassword(page, await linkFrom(inbox, nurse, 1), NEW);
  await expect(page.getByRole("status")).toContainText("Your new password is set");
  await typePassword(page, { ...nurse, password: NEW });
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await typeCode(page, await nurse.authenticator.code());
  await expectSignedIn(page);
});

test("a link opens nothing at another portal or clinic, after a newer one, or after half an hour", async ({
  page,
  clinic,
  otherClinic,
  inbox,
  wait,
}) => {
  const nurse = await clinic.staff();
  await askForLink(page, nurse);
  const first = await linkFrom(inbox, nurse, 1);
  const path = new URL(first).pathname;
  for (const elsewhere of [clinic.url("patient", path), clinic.url("admin", path), otherClinic.url("staff", path)]) {
    await expectGoneLink(page, elsewhere);
  }
  await askForLink(page, nurse);
  const newer = await linkFrom(inbox, nurse, 2);
  await expectGoneLink(page, first);
  await page.goto(newer);
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await wait(nurse, { minutes: 31 });
  await page.getByRole("textbox", { name: "New password" }).fill(NEW);
  await press(page.getByRole("button", { name: "Set password" }));
  await expect(page.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();
  await signInWithPassword(page, nurse);
});

test("an email that belongs to nobody gets the same answer and no mail", async ({ page, clinic, inbox }) => {
  const nurse = await clinic.staff();
  const nobody = `nobody-of-${nurse.email}`;
  await askForLink(page, nurse, nobody);
  await askForLink(page, nurse);
  await inbox.newest(nurse.email, 1);
  expect(await inbox.to(nobody)).toEqual([]);
});

test("while a new password is typed, a meter says how good it is; without typing nothing is fetched for it", async ({
  page,
  clinic,
  inbox,
}) => {
  const nurse = await clinic.staff();
  await askForLink(page, nurse);
  await page.goto(await linkFrom(inbox, nurse, 1));
  const field = page.getByRole("textbox", { name: "New password" });
  const meter = page.getByRole("meter", { name: "Password strength" });
  await expect(page.getByRole("button", { name: "Show password" })).toBeVisible();
  await expect(meter).toHaveCount(0);
  await field.pressSequentially("password12345678");
  await expect(meter).toHaveAttribute("aria-valuetext", /guessed first/);
  await field.fill(NEW);
  await expect(meter).toHaveAttribute("aria-valuetext", /^That is a (good|strong) password\.$/);
  await field.fill(`${nurse.name} ${clinic.name}`);
  await expect(meter).toHaveAttribute("aria-valuetext", /your name, your email or the clinic's name/);
  await field.fill("");
  await expect(meter).toHaveCount(0);
});
