import { setUpWindow } from "../fixtures/set-up-window.ts";
import { expectSignedIn, expectSignedOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a login left open for ten minutes has expired, and says so @without-javascript", async ({
  page,
  clinic,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  await typePassword(page, nurse);
  await wait(nurse, { minutes: 10, seconds: 1 });

  await test.step("a right code comes too late, and is not spent", async () => {
    const code = await nurse.authenticator.lastingCode();
    await typeCode(page, code);
    await expect(page.getByRole("heading", { name: "This sign-in has expired" })).toBeVisible();
    await expectSignedOut(page, nurse, "/");
    await page.goto(nurse.url("/login/code"));
    await page.getByRole("link", { name: "Sign in again" }).click();
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await typePassword(page, nurse);
    await typeCode(page, code);
    await expectSignedIn(page);
  });
});

test("an open set-up window keeps its login for half an hour", async ({ page, clinic, wait }) => {
  const nurse = await clinic.staff();
  await clinic.policy("staff", "required_every_login");
  await typePassword(page, nurse);
  const phone = await setUpWindow(page).scan();
  await wait(nurse, { minutes: 29 });
  await page.reload();
  expect((await setUpWindow(page).scan()).setupKey).toBe(phone.setupKey);
  await wait(nurse, { minutes: 2 });
  await setUpWindow(page).enable(await phone.code(), nurse.password);
  await expect(page.getByRole("heading", { name: "This sign-in has expired" })).toBeVisible();
  await expectSignedOut(page, nurse);
});

test("a newer login in another tab replaces the older one, which says so and costs no try @without-javascript", async ({
  page,
  clinic,
  context,
}) => {
  const nurse = await clinic.enrolled();
  const doctor = await clinic.enrolled();
  const newer = await context.newPage();
  await typePassword(page, nurse);
  await typePassword(newer, doctor);
  await expect(newer.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();

  await test.step("the older tab cannot be used, not even with a right code", async () => {
    await typeCode(page, await nurse.authenticator.code());
    await expect(page.getByRole("heading", { name: "This sign-in was replaced" })).toBeVisible();
    await expectSignedOut(page, nurse, "/profile/login");
  });

  await test.step("the newer one has all its tries, and signs its own person in", async () => {
    await typeCode(newer, doctor.authenticator.wrongCode());
    await expect(newer.getByRole("alert")).toContainText("4 tries left.");
    await typeCode(newer, await doctor.authenticator.code());
    await expectSignedIn(newer);
    await expect(newer.getByText(doctor.name).or(newer.getByText(doctor.email)).first()).toBeVisible();
    await expect(newer.getByText(nurse.email)).toHaveCount(0);
  });
});
