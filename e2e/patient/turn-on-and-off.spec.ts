import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { turnOffCodes } from "../fixtures/profile.ts";
import { expectSignedIn, signInWithPassword, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("under Optional a patient turns sign-in codes on and off @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  wait,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient();
  await signInWithPassword(page, patient);

  await test.step("on, by one button: told, and asked at the next login", async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Profile" }).click();
    await expect(page.getByRole("heading", { name: "Sign-in codes", level: 1 })).toBeVisible();
    await expect(page.getByText("Off", { exact: true })).toBeVisible();
    await press(page.getByRole("button", { name: "Turn on" }));
    await expect(page.getByText("On", { exact: true })).toBeVisible();
    await inbox.newest(patient.email, 1);
    const other = await newBrowser();
    await typePassword(other, patient);
    await expect(other.getByRole("heading", { name: "Check your email" })).toBeVisible();
  });

  await test.step("a press of Turn off says what stops working; Keep them on keeps them", async () => {
    await page.goto(patient.url("/profile/login"));
    await page.getByRole("button", { name: "Turn off" }).click();
    const dialog = page.getByRole("dialog", { name: "Turn off sign-in codes" });
    await dialog.getByRole("button", { name: "Keep them on" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText("On", { exact: true })).toBeVisible();
  });

  await test.step("off needs a code sent for it", async () => {
    await inbox.newest(patient.email, 2);
    await signOut(page);
    await typePassword(page, patient);
    await typeCode(page, codeIn(await inbox.newest(patient.email, 3)));
    await expectSignedIn(page);
    await wait(patient, { minutes: 11 });
    await page.goto(patient.url("/profile/login"));
    await turnOffCodes(page);
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await inbox.newest(patient.email, 4);
  });

  await test.step("Cancel keeps them on", async () => {
    await press(page.getByRole("button", { name: "Cancel" }));
    await expect(page.getByRole("heading", { name: "Sign-in codes", level: 1 })).toBeVisible();
    await expect(page.getByText("On", { exact: true })).toBeVisible();
  });

  await test.step("the right code turns them off, and the next login asks for the password alone", async () => {
    await turnOffCodes(page);
    const message = await inbox.newest(patient.email, 5);
    await typeCode(page, codeIn(message) === "111111" ? "222222" : "111111", "Confirm");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(page, codeIn(message), "Confirm");
    await expect(page.getByText("Off", { exact: true })).toBeVisible();
    await inbox.newest(patient.email, 6);
    await signInWithPassword(await newBrowser(), patient);
  });
});

test("where the clinic requires them there is nothing to turn off", async ({ page, clinic, inbox }) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);
  await page.goto(patient.url("/profile/login"));
  await expect(page.getByText("On", { exact: true })).toBeVisible();
  await expect(page.getByText("Required by your clinic")).toBeVisible();
  await expect(page.getByRole("button", { name: "Turn off" })).toHaveCount(0);
});

test("policy Off asks nobody, and keeps what people set up", async ({ page, clinic, newBrowser, inbox }) => {
  const patient = await clinic.patient({ signInCodes: true });
  await signInWithPassword(page, patient);
  expect(await inbox.to(patient.email)).toEqual([]);
  await clinic.policy("patient", "optional");
  const later = await newBrowser();
  await typePassword(later, patient);
  await expect(later.getByRole("heading", { name: "Check your email" })).toBeVisible();
});
