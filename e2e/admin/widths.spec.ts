import { expectToFit } from "../fixtures/fitting.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const SECURITY = "/settings/general/security";

test("every page of the console fits phones, tablets and laptops", async ({ page, clinic, suspend }) => {
  const admin = await clinic.admin({ name: "Ada Admin" });
  const nurse = await clinic.enrolled({ name: "Nils Nurse" });
  const patient = await clinic.patient({ signInCodes: true, phone: "+447812345678" });
  await clinic.policy("staff", "required_every_login", 2);
  await clinic.staff({ name: "Stella Spent", skipsSpent: 2 });
  await suspend(nurse);
  await signInWithCode(page, admin);
  for (const path of [
    "/",
    "/staff",
    "/staff?status=in_grace",
    `/staff/${nurse.accountId}`,
    "/staff/invite",
    "/patients",
    `/patients/${patient.accountId}`,
    "/audit",
    "/audit/coverage",
    "/settings/general",
    SECURITY,
    `${SECURITY}/history`,
    `${SECURITY}/forecast`,
    `${SECURITY}/texts`,
    `${SECURITY}/methods`,
    `${SECURITY}/sheet`,
    "/profile/login",
  ]) {
    await test.step(path, async () => {
      await page.goto(admin.url(path));
      await expectToFit(page);
    });
  }

  await test.step("the review of a change", async () => {
    await page.goto(admin.url(SECURITY));
    await page
      .getByRole("radiogroup", { name: "Staff two-factor authentication" })
      .getByRole("radio", { name: "Optional" })
      .check();
    await press(page.getByRole("button", { name: "Review change" }));
    await expect(page.getByRole("heading", { name: "Review change" })).toBeVisible();
    await expectToFit(page);
  });

  await test.step("the security settings are a page, not a scroll", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(admin.url(SECURITY));
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2000);
  });

  await test.step("the sheet's code covers nothing", async () => {
    await page.goto(admin.url(`${SECURITY}/sheet`));
    const code = await page.getByRole("img", { name: /^QR code/ }).boundingBox();
    const words = await page.getByRole("heading", { name: "Staff portal", exact: true }).boundingBox();
    if (!code || !words) throw new Error("The sheet has a code and an address.");
    expect(words.x >= code.x + code.width || words.y >= code.y + code.height).toBe(true);
  });
});

test("on a narrow screen the console's places are a menu that needs no script @without-javascript", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.admin();
  await page.setViewportSize({ width: 640, height: 800 });
  await signInWithCode(page, admin);
  const places = page.getByRole("navigation", { name: "Main" });
  await expect(places).toHaveCount(0);
  await page.getByText("Menu", { exact: true }).click();
  await expect(places.getByRole("link")).toHaveText(["Dashboard", "Staff", "Patients", "Audit", "Settings", "Profile"]);
  await places.getByRole("link", { name: "Patients" }).click();
  await expect(page.getByRole("heading", { name: "Patients", level: 1 })).toBeVisible();
  await expect(places).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(1);
});

test("a person's page begins with what helps now, and offers nothing that is idle @without-javascript", async ({
  page,
  clinic,
  suspend,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled({ name: "Lena Locked" });
  await suspend(nurse);
  await signInWithCode(page, admin);
  await page.goto(admin.url(`/staff/${nurse.accountId}`));
  const state = page.getByRole("region", { name: "Locked after too many wrong codes" });
  await expect(state.getByRole("button", { name: "Unlock" })).toBeVisible();
  const actions = page.getByRole("region", { name: "Actions" }).getByRole("button");
  await expect(actions).toHaveText([
    "Reset two-factor",
    "Sign out everywhere",
    "Correct contact details",
    "Change role",
    "Deactivate",
  ]);
  await state.getByRole("button", { name: "Unlock" }).click();
  await expect(page.getByRole("dialog", { name: "Unlock" })).toBeVisible();
});
