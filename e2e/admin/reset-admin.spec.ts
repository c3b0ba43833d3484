import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { linkIn } from "../fixtures/mailed-link.ts";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** Asks for a reset of somebody's second factor, from a session whose code is fresh. */
async function ask(page: Page, admin: Person, person: Person): Promise<void> {
  await page.goto(admin.url(`/staff/${person.accountId}?dialog=reset_two_factor`));
  await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("Lost phone, seen in person");
  await press(page.getByRole("dialog").getByRole("button", { name: "Confirm" }));
  await expect(page.getByRole("region", { name: "Reset requested" })).toBeVisible();
}

test("with three admins one asks, another approves with a fresh code, and nobody else @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
  wait,
}) => {
  const asker = await clinic.admin();
  const lost = await clinic.admin({ name: "Cora Colleague" });
  const third = await clinic.admin();
  const approve = page.getByRole("button", { name: "Approve reset" });

  await test.step("nobody resets themselves, and whoever asks cannot approve", async () => {
    await signInWithCode(page, asker);
    await page.goto(asker.url(`/staff/${asker.accountId}?dialog=reset_two_factor`));
    await expect(page.getByRole("dialog")).toContainText("You cannot reset your own");
    await expect(page.getByRole("dialog").getByRole("button", { name: "Confirm" })).toHaveCount(0);
    await ask(page, asker, lost);
    await expect(page.getByText("waits for another admin's approval: whoever asks cannot")).toBeVisible();
    await expect(approve).toHaveCount(0);
    await expectAccessible(page);
  });

  const theirs = await newBrowser();
  await signInWithCode(theirs, third);
  const approveTheirs = theirs.getByRole("button", { name: "Approve reset" });

  await test.step("an approval that comes a day late resets nobody", async () => {
    await theirs.goto(third.url(`/staff/${lost.accountId}`));
    await expect(approveTheirs).toBeVisible();
    await wait(lost, { minutes: 24 * 60 });
    await press(approveTheirs);
    await expect(theirs.getByRole("alert")).toHaveText(/could no longer be carried out|has ended already/);
    await expect(approveTheirs).toHaveCount(0);
  });

  await test.step("another one is approved with a fresh code; everybody is told", async () => {
    await ask(page, asker, lost);
    await wait(third, { minutes: 11 });
    await theirs.goto(third.url(`/staff/${lost.accountId}`));
    await press(approveTheirs);
    await expect(theirs.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(theirs, await third.authenticator.code(), "Confirm");
    await expect(theirs.getByRole("status")).toHaveText(/was reset/);
    await expect(approveTheirs).toHaveCount(0);
    await inbox.saying(asker.email, /second factor was reset/);
    linkIn(await inbox.saying(lost.email, /Set up two-factor authentication/), "enrol");
  });
});

test("with two admins it waits for an hour, and the person stops it without signing in @without-javascript", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const asker = await clinic.admin();
  const lost = await clinic.admin({ name: "Cora Colleague" });
  await signInWithCode(page, asker);
  await ask(page, asker, lost);
  await expect(page.getByText("Will be done", { exact: true })).toBeVisible();

  const theirs = await newBrowser();
  const link = linkIn(await inbox.saying(lost.email, /is to be reset/), "reset-request");
  const heading = theirs.getByRole("heading", { name: "Stop the reset of your two-factor authentication" });
  await theirs.goto(link);
  await expect(heading).toBeVisible();
  await expectAccessible(theirs);
  await theirs.reload();
  await expect(heading).toBeVisible();
  await press(theirs.getByRole("button", { name: "Stop the reset" }));
  await expect(theirs.getByRole("heading", { name: "The reset is stopped" })).toBeVisible();
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "This link cannot be used" })).toBeVisible();

  await page.goto(asker.url(`/staff/${lost.accountId}`));
  await expect(page.getByRole("heading", { name: lost.name, level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Reset requested" })).toHaveCount(0);
  await signInWithCode(theirs, lost);
});
