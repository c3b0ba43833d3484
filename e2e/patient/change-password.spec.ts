import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, signInWithPassword, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW = "purple bicycles downhill";
const CHANGED = "Your password is changed, and you are signed out everywhere else.";

test("a patient without codes changes the password with the present one @without-javascript", async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await signInWithPassword(page, patient);
  await page.goto(patient.url("/profile/login"));
  await press(page.getByRole("button", { name: "Change password" }));
  const dialog = page.getByRole("dialog", { name: "Change password" });
  await dialog.getByRole("textbox", { name: "Current password" }).fill(patient.password);
  await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
  await press(dialog.getByRole("button", { name: "Change password" }));
  await expect(page.getByRole("status")).toHaveText(CHANGED);
  await signOut(page);
  await signInWithPassword(page, { ...patient, password: NEW });
});

test("a patient with codes types a fresh one first", async ({ page, clinic, inbox, wait }) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);
  await wait(patient, { minutes: 11 });
  await page.goto(patient.url("/profile/login"));
  await press(page.getByRole("button", { name: "Change password" }));
  await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  await typeCode(page, codeIn(await inbox.newest(patient.email, 2)), "Confirm");
  const dialog = page.getByRole("dialog", { name: "Change password" });
  await dialog.getByRole("textbox", { name: "Current password" }).fill(patient.password);
  await dialog.getByRole("textbox", { name: "New password" }).fill(NEW);
  await press(dialog.getByRole("button", { name: "Change password" }));
  await expect(page.getByRole("status")).toHaveText(CHANGED);
});
