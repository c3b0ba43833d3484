import type { Page } from "@playwright/test";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedOut, signInWithCode, signInWithPassword, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** Opens a dialog of somebody's page, fills it in and confirms; the page has answered. */
async function confirm(
  page: Page,
  by: Person,
  path: string,
  dialog: string,
  fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(by.url(`${path}?dialog=${dialog}`));
  const open = page.getByRole("dialog");
  await fill(open);
  await press(open.getByRole("button", { name: "Confirm" }));
}

const because = (reason: string) => (dialog: ReturnType<Page["getByRole"]>) =>
  dialog.getByRole("textbox", { name: "Reason" }).fill(reason);

test("an admin reminds, promotes, signs out and deactivates somebody, and lets them in again @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  wait,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.staff({ name: "Nora Nurse" });
  const path = `/staff/${nurse.accountId}`;
  const theirs = await newBrowser();
  await signInWithPassword(theirs, nurse);
  await signInWithCode(page, admin);

  await test.step("a reminder says where to set it up, once a day", async () => {
    await confirm(page, admin, path, "send_reminder");
    await expect(page.getByRole("status")).toContainText("reminder");
    await inbox.saying(nurse.email, /set up two-factor authentication/);
    await page.goto(admin.url(`${path}?dialog=send_reminder`));
    await expect(page.getByRole("dialog").getByRole("button", { name: "Confirm" })).toHaveCount(0);
  });

  await test.step("signing out everywhere ends the session that the page shows", async () => {
    await page.goto(admin.url(path));
    await expect(page.getByRole("list", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
    await confirm(page, admin, path, "sign_out_everywhere", because("Left a tablet on the bus"));
    await expect(page.getByRole("list", { name: "Sessions" })).toHaveCount(0);
    await expectSignedOut(theirs, nurse);
    await inbox.saying(nurse.email, /Left a tablet on the bus/);
  });

  await test.step("a role is kept in the history with who gave it", async () => {
    await confirm(page, admin, path, "change_role", async (dialog) => {
      await dialog.getByRole("radio", { name: "Helpdesk" }).check();
      await because("New at the desk")(dialog);
    });
    await expect(page.getByRole("list", { name: "History" })).toContainText("from Staff to Helpdesk");
  });

  await test.step("a stale code is asked for again before somebody is deactivated", async () => {
    await wait(admin, { minutes: 11 });
    await confirm(page, admin, path, "deactivate", because("Left the clinic"));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("button", { name: "Reactivate" })).toBeVisible();
    await theirs.goto(nurse.url("/login"));
    await theirs.getByRole("textbox", { name: "Email" }).fill(nurse.email);
    await theirs.getByLabel("Password", { exact: true }).fill(nurse.password);
    await press(theirs.getByRole("button", { name: "Sign in" }));
    await expect(theirs.getByRole("alert")).toHaveText("Email or password is incorrect.");
  });

  await test.step("and they come back with what they had", async () => {
    await confirm(page, admin, path, "reactivate", because("Back from leave"));
    await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
    await signInWithPassword(theirs, nurse);
  });

  await test.step("nobody does it to themselves", async () => {
    for (const dialog of ["deactivate", "change_role", "correct_contact", "sign_out_everywhere"]) {
      await page.goto(admin.url(`/staff/${admin.accountId}?dialog=${dialog}`));
      await expect(page.getByRole("dialog")).toBeVisible();
      await expect(page.getByRole("dialog").getByRole("button", { name: "Confirm" })).toHaveCount(0);
    }
  });
});

test("the front desk corrects where a patient is reached, after it checked who asks", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  uniquePhone,
}) => {
  const desk = await clinic.helpdesk();
  const other = await clinic.patient();
  const patient = await clinic.patient({ name: "Petra Patient", phone: uniquePhone });
  const path = `/patients/${patient.accountId}`;
  const email = `new-${patient.email}`;
  await signInWithCode(page, desk);

  await test.step("not without looking, nor to an address that is somebody else's", async () => {
    await confirm(page, desk, path, "correct_contact", async (dialog) => {
      await dialog.getByRole("textbox", { name: "Email" }).fill(other.email);
      await because("Typing mistake")(dialog);
    });
    const box = page.getByRole("checkbox", { name: "I have checked who this is" });
    await expect(box).toHaveAttribute("aria-invalid", "true");
    await box.check();
    await press(page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveAttribute("aria-invalid", "true");
  });

  await test.step("then both addresses are told, and the number counts no more", async () => {
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Mobile number" }).fill("");
    await press(page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("status")).toContainText("corrected");
    for (const to of [patient.email, email, uniquePhone]) await inbox.saying(to, /corrected the contact details/);
  });

  await test.step("they sign in with the new address", async () => {
    const theirs = await newBrowser();
    await typePassword(theirs, { ...patient, email });
    await expect(theirs.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(1);
  });
});
