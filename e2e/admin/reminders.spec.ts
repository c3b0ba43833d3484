import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("everybody of a list is reminded once, behind the page, and by nobody but an admin @without-javascript", async ({
  page,
  clinic,
  otherClinic,
  inbox,
  newBrowser,
  wait,
}) => {
  const admin = await clinic.admin();
  const [one, two] = [await clinic.staff(), await clinic.staff()];
  const enrolled = await clinic.enrolled();
  const remind = page.getByRole("button", { name: "Remind 2 people" });
  await signInWithCode(page, admin);
  await wait(admin, { minutes: 11 });

  await test.step("the list of those who have it offers nothing", async () => {
    await page.goto(admin.url("/staff?status=enrolled"));
    await expect(page.getByRole("link", { name: enrolled.name })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Remind/ })).toHaveCount(0);
  });

  await test.step("whom it goes to is said first, and a code is asked for", async () => {
    await page.goto(admin.url("/staff?status=not_enrolled"));
    await remind.click();
    await expect(page.getByRole("heading", { name: "Remind people" })).toBeVisible();
    await expectAccessible(page);
    expect(await inbox.to(one.email)).toEqual([]);
    await press(page.getByRole("button", { name: "Send 2 reminders" }));
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("heading", { name: "Reminders", exact: true })).toBeVisible();
  });

  await test.step("it goes on by itself, and nobody is reminded twice a day", async () => {
    const look = async () => {
      await page.reload();
      return page.getByText("2 people reminded.").count();
    };
    await expect.poll(look, { timeout: 60_000 }).toBe(1);
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    await expectAccessible(page);
    for (const { email } of [one, two]) await inbox.saying(email, /set up two-factor authentication/);
    const there = page.url();
    await page.goto(admin.url("/staff?status=not_enrolled"));
    await expect(page.getByRole("link", { name: one.name })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Remind/ })).toHaveCount(0);

    const stranger = await otherClinic.admin();
    const theirs = await newBrowser();
    await signInWithCode(theirs, stranger);
    await theirs.goto(stranger.url(new URL(there).pathname));
    await expect(theirs.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  });

  await test.step("the helpdesk reminds nobody at once", async () => {
    const helpdesk = await clinic.helpdesk();
    await clinic.staff();
    const theirs = await newBrowser();
    await signInWithCode(theirs, helpdesk);
    await theirs.goto(helpdesk.url("/staff?status=not_enrolled"));
    await expect(theirs.getByRole("link", { name: one.name })).toBeVisible();
    await expect(theirs.getByRole("button", { name: /^Remind/ })).toHaveCount(0);
    await theirs.goto(helpdesk.url("/staff/reminders?status=not_enrolled"));
    await expect(theirs).toHaveURL(helpdesk.url("/not-allowed"));
  });
});
