import { press } from "../fixtures/press.ts";
import {
  expectSignedIn,
  expectSignedOut,
  signInWithCode,
  signInWithPassword,
  signOut,
  typeCode,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW = "purple bicycles downhill";
const CHANGED = "Your password is changed, and you are signed out everywhere else.";

test("a person changes the password here, and is signed out everywhere else @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
}) => {
  const nurse = await clinic.staff();
  const elsewhere = await newBrowser();
  await signInWithPassword(elsewhere, nurse);
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await press(page.getByRole("button", { name: "Change password" }));
  const dialog = page.getByRole("dialog", { name: "Change password" });

  await test.step("a wrong present password changes nothing", async () => {
    await dialog.getByRole("textbox", { name: "Current password" }).fill("not this one at all");
    await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
    await press(dialog.getByRole("button", { name: "Change password" }));
    await expect(dialog.getByRole("textbox", { name: "Current password" })).toHaveAccessibleDescription(
      /That password is not right\./,
    );
  });

  await test.step("the right one does, and this session goes on", async () => {
    await dialog.getByRole("textbox", { name: "Current password" }).fill(nurse.password);
    await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
    await press(dialog.getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("status")).toHaveText(CHANGED);
    await expectSignedIn(page);
  });

  await test.step("the other one has ended, a mail says so, the new password signs in", async () => {
    await expectSignedOut(elsewhere, nurse);
    await inbox.saying(nurse.email, /password/i);
    await signOut(page);
    await signInWithPassword(page, { ...nurse, password: NEW });
  });
});

test("whoever has a second factor shows a fresh code before the dialog, and again where it stood open too long", async ({
  page,
  clinic,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });

  await test.step("the dialog's address shows none", async () => {
    await page.goto(nurse.url("/profile/login?dialog=password"));
    await expect(page.getByRole("heading", { name: "Password", exact: true })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  const dialog = page.getByRole("dialog", { name: "Change password" });
  await test.step("the button asks for a code first", async () => {
    await press(page.getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    await expect(dialog).toBeVisible();
  });

  await test.step("left open too long, what was typed changes nothing and a code is asked for again", async () => {
    await wait(nurse, { minutes: 11 });
    await dialog.getByRole("textbox", { name: "Current password" }).fill(nurse.password);
    await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
    await press(dialog.getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    await expect(dialog.getByRole("textbox", { name: "New password" })).toHaveValue("");
  });

  await test.step("then it is changed, and the factor stays", async () => {
    await dialog.getByRole("textbox", { name: "Current password" }).fill(nurse.password);
    await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
    await press(dialog.getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("status")).toHaveText(CHANGED);
    await signOut(page);
    await signInWithCode(page, { ...nurse, password: NEW });
  });
});
