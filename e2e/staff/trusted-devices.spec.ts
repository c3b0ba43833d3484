import { press } from "../fixtures/press.ts";
import {
  expectSignedIn,
  signInWithCode,
  signInWithPassword,
  signOut,
  typeCode,
  typePassword,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const TRUST = "Trust this device for 30 days";

test("a device that somebody trusts is asked for the password alone, and only theirs is @without-javascript", async ({
  page,
  clinic,
  newBrowser,
}) => {
  await clinic.policy("staff", "required_once_per_device");
  const [nurse, colleague] = [await clinic.enrolled(), await clinic.enrolled()];

  await test.step("the box is ticked with the code, and outlives a wrong one", async () => {
    await typePassword(page, nurse);
    await page.getByRole("checkbox", { name: TRUST }).check();
    await typeCode(page, "12345");
    await expect(page.getByRole("checkbox", { name: TRUST })).toBeChecked();
    await typeCode(page, await nurse.authenticator.code());
    await expectSignedIn(page);
  });

  await test.step("here the password is enough from now on; settings still want a code", async () => {
    await signOut(page);
    await signInWithPassword(page, nurse);
    await page.goto(nurse.url("/profile/login"));
    const devices = page.getByRole("list", { name: "Trusted devices" });
    await expect(devices.getByRole("listitem")).toHaveCount(1);
    await press(page.getByRole("button", { name: "Change password" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  });

  await test.step("whoever copies its cookies to sign in as somebody else is asked", async () => {
    const thief = await newBrowser();
    const held = await page.context().cookies();
    await thief.context().addCookies(held.filter(({ name }) => name.includes("-trusted-")));
    await typePassword(thief, colleague);
    await expect(thief.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  });

  await test.step("and once its owner trusts it no more, it asks them too", async () => {
    await page.goto(nurse.url("/profile/login"));
    await press(page.getByRole("button", { name: /^Stop trusting / }));
    await expect(page.getByRole("status")).toContainText("That device is trusted no more.");
    await signOut(page);
    await typePassword(page, nurse);
    await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  });
});

test("nobody is offered trust where every login is asked, nor at the console", async ({ page, clinic, newBrowser }) => {
  const admin = await clinic.admin();
  await typePassword(page, await clinic.enrolled());
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(0);

  await clinic.policy("staff", "required_once_per_device");
  const console = await newBrowser();
  await typePassword(console, admin);
  await expect(console.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await expect(console.getByRole("checkbox")).toHaveCount(0);
  await signInWithCode(console, admin);
});
