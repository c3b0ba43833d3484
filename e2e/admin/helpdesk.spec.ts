import { press } from "../fixtures/press.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("the helpdesk helps people and finds no way beyond", async ({ page, clinic, otherClinic, newBrowser, wait }) => {
  const desk = await clinic.helpdesk();
  const admin = await clinic.admin({ name: "Ada Admin" });
  const nurse = await clinic.enrolled({ name: "Nils Nurse" });
  const stranger = await otherClinic.enrolled({ name: "Sam Stranger" });
  await signInWithCode(page, desk);

  await test.step("settings, the trail and files are not theirs", async () => {
    for (const path of ["/settings/general", "/settings/general/security", "/audit", "/staff/reminders"]) {
      await page.goto(desk.url(path));
      await expect(page).toHaveURL(desk.url("/not-allowed"));
    }
    const file = await ask(desk.url("/staff.csv"), { headers: await cookiesFor(page.context(), desk.url()) });
    expect(file.status).not.toBe(200);
    expect(file.body).not.toContain(nurse.email);
    await page.goto(desk.url("/staff/invite"));
    await expect(page.getByRole("textbox", { name: "Name" })).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await expect(page.getByLabel("CSV file")).toHaveCount(0);
  });

  await test.step("whoever has the console is out of reach, and people elsewhere are not found", async () => {
    await page.goto(desk.url(`/staff/${admin.accountId}?dialog=reset_two_factor`));
    await expect(page.getByRole("dialog")).toContainText("An admin can");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Confirm" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Change role" })).toHaveCount(0);
    await page.goto(desk.url(`/staff/${stranger.accountId}`));
    await expect(page.getByRole("heading", { name: "Nobody found" })).toBeVisible();
  });

  await test.step("they reset somebody's second factor, with a fresh code", async () => {
    await wait(desk, { minutes: 11 });
    await page.goto(desk.url(`/staff/${nurse.accountId}?dialog=reset_two_factor`));
    await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("Lost phone, badge checked");
    await press(page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await desk.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toContainText("was reset");
  });

  await test.step("an admin takes the role away: the next request finds no console", async () => {
    const admins = await newBrowser();
    await signInWithCode(admins, admin);
    await admins.goto(admin.url(`/staff/${desk.accountId}?dialog=change_role`));
    const dialog = admins.getByRole("dialog");
    await dialog.getByRole("radio", { name: "Staff" }).check();
    await dialog.getByRole("textbox", { name: "Reason" }).fill("Moved to the ward");
    await press(dialog.getByRole("button", { name: "Confirm" }));
    await expect(admins.getByRole("status")).toContainText("role was changed");
    await page.goto(desk.url("/staff"));
    await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  });
});
