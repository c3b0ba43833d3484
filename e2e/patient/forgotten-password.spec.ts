import { codeIn } from "../fixtures/inbox.ts";
import { askForLink, choosePassword, expectGoneLink, linkFrom } from "../fixtures/reset-link.ts";
import { expectSignedIn, expectSignedOut, signInWithPassword, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const NEW = "purple bicycles downhill";

test("a patient who forgot the password chooses another one, and still types a code @without-javascript", async ({
  page,
  clinic,
  inbox,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await askForLink(page, patient);
  const link = await linkFrom(inbox, patient, 1);
  await choosePassword(page, link, NEW);
  await expect(page.getByRole("status")).toContainText("Your new password is set");
  await inbox.newest(patient.email, 2);
  await expectGoneLink(page, link);
  await typePassword(page, { ...patient, password: NEW });
  await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
  await typeCode(page, codeIn(await inbox.newest(patient.email, 3)));
  await expectSignedIn(page);
});

test("a patient's link opens nothing at the staff portal, and ends the session elsewhere when it is used", async ({
  page,
  clinic,
  inbox,
  newBrowser,
}) => {
  const patient = await clinic.patient();
  const elsewhere = await newBrowser();
  await signInWithPassword(elsewhere, patient);
  await askForLink(page, patient);
  const link = await linkFrom(inbox, patient, 1);
  await expectGoneLink(page, clinic.url("staff", new URL(link).pathname));
  await choosePassword(page, link, NEW);
  await expect(page.getByRole("status")).toContainText("Your new password is set");
  await expectSignedOut(elsewhere, patient);
});
