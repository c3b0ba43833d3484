import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { signInWithCode, signInWithPassword, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const GENERAL = "/settings/general";
const ACCENT = "#7a1fa2";
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const save = (page: Page) => press(page.getByRole("button", { name: "Save settings" }));

/** The colour of the line at the top of a page: a clinic's mark. */
const markOf = (page: Page) => page.getByRole("banner").evaluate((header) => getComputedStyle(header).borderTopColor);

test("an admin renames the clinic, and every portal and mail says so at once @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  wait,
}) => {
  const admin = await clinic.admin();
  const member = await clinic.staff();
  const name = `Hill & <b>Dale</b> ${clinic.slug}`;
  const working = await newBrowser();
  await signInWithPassword(working, member);
  await signInWithCode(page, admin);
  const before = await markOf(page);

  await test.step("a colour that is none is refused beside its field, and nothing is lost", async () => {
    await page.goto(admin.url(GENERAL));
    await field(page, "Clinic name").fill(name);
    await field(page, "Help email").fill("desk@hill.example");
    await field(page, "Help hours").fill("Weekdays, 8:00 to 18:00");
    await field(page, "Sender name").fill("Hill and Dale");
    await field(page, "Accent colour").fill("purple");
    await save(page);
    await expect(field(page, "Accent colour")).toHaveAttribute("aria-invalid", "true");
    await expect(field(page, "Clinic name")).toHaveValue(name);
  });

  await test.step("it needs a fresh code", async () => {
    await wait(admin, { minutes: 11 });
    await field(page, "Accent colour").fill(ACCENT);
    await save(page);
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toContainText("Settings saved.");
    await expect(field(page, "Clinic name")).toHaveValue(name);
    expect(await markOf(page)).toBe("rgb(122, 31, 162)");
    expect(before).not.toBe("rgb(122, 31, 162)");
  });

  await test.step("name, help and accent are on the pages of all three portals, signing in included", async () => {
    await working.goto(member.url("/"));
    const stranger = await newBrowser();
    for (const [browser, address] of [
      [working, member.url("/profile/login")],
      [stranger, clinic.url("staff", "/login")],
      [stranger, clinic.url("admin", "/login")],
      [stranger, clinic.url("patient", "/login")],
    ] as const) {
      await browser.goto(address);
      await expect(browser.getByRole("banner")).toContainText(name);
      const help = browser.getByRole("contentinfo");
      await expect(help).toContainText(`Help from ${name}`);
      await expect(help.getByRole("link", { name: "desk@hill.example" })).toHaveAttribute(
        "href",
        "mailto:desk@hill.example",
      );
      await expect(help).toContainText("Weekdays, 8:00 to 18:00");
      expect(await markOf(browser)).toBe("rgb(122, 31, 162)");
    }
  });

  await test.step("and in the next mail", async () => {
    const stranger = await newBrowser();
    await stranger.goto(member.url("/login/forgot"));
    await field(stranger, "Email").fill(member.email);
    await press(stranger.getByRole("button", { name: "Send link" }));
    const mail = await inbox.newest(member.email, 1);
    expect(mail.text).toContain(name);
    expect(mail.text).toContain("desk@hill.example");
    expect(mail.text).not.toContain(clinic.name);
  });
});

test("nobody overwrites what they never saw, and the helpdesk settles nothing", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const [first, second, helpdesk] = [await clinic.admin(), await clinic.admin(), await clinic.helpdesk()];
  const other = await newBrowser();
  await signInWithCode(page, first);
  await signInWithCode(other, second);

  await test.step("of two admins who began from the same settings the second is told", async () => {
    await page.goto(first.url(GENERAL));
    await other.goto(second.url(GENERAL));
    await field(page, "Help hours").fill("Weekdays");
    await field(page, "Accent colour").fill("#e8a33d");
    await field(other, "Reply address").fill("mine@hill.example");
    await save(page);
    await expect(page.getByRole("status")).toContainText("Settings saved.");
    await expectAccessible(page);
    await save(other);
    await expect(other.getByRole("alert")).toContainText("Another admin changed the settings meanwhile.");
    await expect(field(other, "Reply address")).toHaveValue("");
    await expect(field(other, "Help hours")).toHaveValue("Weekdays");
    await expectAccessible(other);
  });

  await test.step("the helpdesk is told that this is not theirs", async () => {
    const desk = await newBrowser();
    await signInWithCode(desk, helpdesk);
    for (const path of [GENERAL, `${GENERAL}/security/forecast`, `${GENERAL}/security/sheet`]) {
      await desk.goto(helpdesk.url(path));
      await expect(desk).toHaveURL(/\/not-allowed$/);
    }
  });
});

test("an admin finds a zone under its old name and sees its clock; every moment is told by it @without-javascript", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);

  await test.step("the clinic's clock is beside its zone", async () => {
    await page.goto(admin.url(GENERAL));
    await expect(page.getByText(/^The clinic's clock now shows .+ (GMT|BST)\.$/)).toBeVisible();
    await page.getByRole("combobox", { name: "Time zone" }).selectOption("Asia/Kolkata (also Calcutta)");
    await field(page, "Help email").fill("desk@hill.example");
    await save(page);
    await expect(page.getByRole("status")).toContainText("Settings saved.");
    await expect(page.getByText(/^The clinic's clock now shows .+ IST\.$/)).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue("Asia/Kolkata");
    await expectAccessible(page);
  });

  await test.step("and the trail tells moments and days by it, whatever the reader's clock shows", async () => {
    await page.goto(admin.url("/audit"));
    await expect(page.getByRole("time").first()).toHaveText(/^\d{1,2} \w{3} \d{4}, \d{1,2}:\d\d [ap]\.m\. IST$/);
  });
});
