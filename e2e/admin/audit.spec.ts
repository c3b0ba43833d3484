import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import type { Page, TestInfo } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const FORMULA = '=HYPERLINK("http://evil.example","Mia")';

/** Presses what downloads, and reads the file that comes. */
async function download(
  page: Page,
  info: TestInfo,
  press: () => Promise<void>,
): Promise<{ path: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const path = info.outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return { path, text: await readFile(path, "utf8") };
}

test("an admin finds an event, sends its link, downloads the trail, and anybody can check it", async ({
  page,
  clinic,
  otherClinic,
  newBrowser,
  wait,
}, info) => {
  const admin = await clinic.admin();
  const mia = await clinic.enrolled({ name: FORMULA });
  await signInWithCode(await newBrowser(), mia);
  await signInWithCode(page, admin);

  await test.step("filters narrow the list, by the address alone", async () => {
    await page.goto(admin.url("/audit"));
    await expect(page.getByRole("heading", { name: "Audit", exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("searchbox", { name: "Person" }).fill(mia.email);
    await page.getByRole("combobox", { name: "Kind of event" }).selectOption("Sign-ins and skips");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page).toHaveURL(/person=.*kind=sign_ins/);
    await expect(page.getByRole("list", { name: "Events" }).getByRole("listitem").first()).toContainText("Signed in");
    await expect(page.getByRole("list", { name: "Events" })).not.toContainText(admin.name);
  });

  const path = await test.step("an event has an address of its own", async () => {
    await page.getByRole("list", { name: "Events" }).getByRole("listitem").first().getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: /^Signed in/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Proof" })).toBeVisible();
    await expectAccessible(page);
    return new URL(page.url()).pathname;
  });

  await test.step("a download needs a fresh code", async () => {
    await wait(admin, { minutes: 11 });
    await page.goto(admin.url("/audit/export?format=csv"));
    await expect(page.getByRole("button", { name: "Download" })).toHaveCount(0);
    await press(page.getByRole("button", { name: "Confirm it's you" }));
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    const csv = await download(page, info, () => page.getByRole("button", { name: "Download" }).click());
    expect(csv.text).toContain(`"'=HYPERLINK(""http://evil.example"",""Mia"")"`);
    expect(csv.text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  await test.step("the verifier believes the file, and no copy that was changed", async () => {
    await page.goto(admin.url("/audit/export?format=jsonl"));
    const trail = await download(page, info, () => page.getByRole("button", { name: "Download" }).click());
    const verifier = await download(page, info, () =>
      page.getByRole("link", { name: "Download the verifier" }).click(),
    );
    const run = (file: string) => spawnSync(process.execPath, [verifier.path, file], { encoding: "utf8" });
    expect(run(trail.path)).toMatchObject({ status: 0, stdout: expect.stringContaining("events are proved") });
    const tampered = info.outputPath("tampered.jsonl");
    await writeFile(
      tampered,
      trail.text
        .split("\n")
        .filter((line) => !line.includes(mia.accountId))
        .join("\n"),
    );
    expect(run(tampered)).toMatchObject({ status: 1, stdout: expect.stringContaining("PROBLEM") });
  });

  await test.step("helpdesk and the admin of another clinic get nothing of it", async () => {
    const helper = await clinic.helpdesk();
    const help = await newBrowser();
    await signInWithCode(help, helper);
    for (const address of ["/audit", path, "/audit/export", "/audit/verifier"]) {
      await help.goto(helper.url(address));
      await expect(help).toHaveURL(/\/not-allowed$/);
    }
    const stranger = await otherClinic.admin();
    const elsewhere = await newBrowser();
    await signInWithCode(elsewhere, stranger);
    await elsewhere.goto(stranger.url(path));
    await expect(elsewhere.getByRole("heading", { name: "No such event" })).toBeVisible();
    await elsewhere.goto(stranger.url(`/audit?person=${mia.accountId}`));
    await expect(elsewhere.getByText(/^Nobody has the email/)).toBeVisible();
  });
});
