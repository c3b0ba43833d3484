import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { linkIn } from "../fixtures/invitation.ts";
import type { Person } from "../fixtures/person.ts";
import { press } from "../fixtures/press.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** Chooses a file of people and has it checked. */
async function check(page: Page, admin: Person, content: string | Buffer, name = "people.csv"): Promise<void> {
  await page.goto(admin.url("/patients/invite"));
  await page.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await press(page.getByRole("button", { name: "Check file" }));
}

/** Looks until the run is over, as somebody without scripts would; the sentence that says what it did. */
async function finished(page: Page): Promise<string> {
  const status = page.getByRole("status");
  const look = async () => {
    await page.reload();
    return status.count();
  };
  await expect.poll(look, { timeout: 60_000 }).toBe(1);
  return (await status.textContent()) ?? "";
}

test("a file with hostile lines is checked, reported, and everybody else in it is invited once @without-javascript", async ({
  page,
  clinic,
  inbox,
  wait,
}) => {
  const admin = await clinic.admin();
  const known = await clinic.patient();
  const ada = `ada@${clinic.slug}.example`;
  const zoe = `zoe@${clinic.slug}.example`;
  const file = [
    "Full name;E-Mail;Mobile",
    `"Ada\r\nStone";${ada.toUpperCase()};07700 900123`,
    `=HYPERLINK("https://evil.example");evil@${clinic.slug}.example;`,
    `<script>alert(1)</script>;markup@${clinic.slug}.example;`,
    `${"y".repeat(10_000)};long@${clinic.slug}.example;`,
    `Nul\u0000;nul@${clinic.slug}.example;`,
    "Bob;bob at home;",
    `Cy;cy@${clinic.slug}.example;call me`,
    `Ada again;${ada};`,
    `${known.name};${known.email};`,
    `Zoë Ångström;${zoe};`,
  ].join("\r\n");
  await signInWithCode(page, admin);
  await wait(admin, { minutes: 11 });

  await test.step("checking it invites nobody, and says of each line why it is left out", async () => {
    await check(page, admin, `\ufeff${file}`);
    await expect(page.getByRole("heading", { name: "Invitations from people.csv" })).toBeVisible();
    const rows = page.getByRole("table", { name: "Lines that are not invited" }).getByRole("row");
    await expect(rows).toHaveCount(9);
    for (const [text, reason] of [
      ["=HYPERLINK", "does not look like a name"],
      ["<script>", "does not look like a name"],
      ["yyyy", "more than 200 characters"],
      ["nul@", "does not look like a name"],
      ["bob at home", "not an email address"],
      ["cy@", "not a mobile number we can text: call me"],
      ["Ada again", "further up in the file"],
      [known.email, "has an account here already"],
    ] as const) {
      await expect(rows.filter({ hasText: text })).toContainText(new RegExp(reason, "i"));
    }
    expect(await inbox.to(ada)).toEqual([]);
  });

  const report = await test.step("the report is the uploaded lines, and no cell in it is a formula", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as CSV" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n")).toHaveLength(10);
    expect(text).toContain("line;reason;Full name;E-Mail;Mobile");
    expect(text).toContain("y".repeat(10_000));
    expect(text).toContain("\"'=HYPERLINK(");
    expect(text).not.toMatch(/(^|[,;])"?[=+@-]/m);
    return text;
  });

  await test.step("the page says how each column was read", async () => {
    const columns = page.getByRole("table", { name: "How your columns were read" }).getByRole("row");
    await expect(columns.filter({ hasText: "Full name" })).toContainText("Name");
    await expect(columns.filter({ hasText: "E-Mail" })).toContainText("Email");
    await expect(columns.filter({ hasText: "07700 900123" })).toContainText("Mobile number");
  });

  await test.step("inviting asks for a code, and then goes on behind the page", async () => {
    await press(page.getByRole("button", { name: "Invite 2 people" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    expect(await inbox.to(ada)).toEqual([]);
    await typeCode(page, await admin.authenticator.code(), "Confirm");
    await expect(page.getByRole("heading", { name: "Invitations from people.csv" })).toBeVisible();
    expect(await finished(page)).toContain("2 people invited, 1 already here, 7 refused.");
    for (const email of [ada, zoe]) linkIn(await inbox.newest(email, 1));
  });

  await test.step("the same file again finds nobody to invite", async () => {
    await check(page, admin, file, "again.csv");
    await expect(page.getByRole("heading", { name: "Invitations from again.csv" })).toBeVisible();
    await expect(page.getByRole("button", { name: /^Invite/ })).toHaveCount(0);
    await expect(page.getByText("There is nobody in this file to be invited.")).toBeVisible();
    expect(await inbox.to(ada)).toHaveLength(1);
  });

  await test.step("the report, corrected and uploaded as it is, finds the people who were refused", async () => {
    const corrected = report
      .replace("bob at home", `bob@${clinic.slug}.example`)
      .replace(/call me(?=[\r\n])/, "07700 900124");
    await check(page, admin, corrected, "corrected.csv");
    await expect(page.getByRole("button", { name: "Invite 2 people" })).toBeVisible();
  });
});

test("a run shows how far it is, goes on by itself, can be cancelled, and is for everyone", async ({
  page,
  clinic,
  runs,
}) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);
  const list = (word: string) =>
    `name,email\n${["a", "b", "c"].map((one) => `Robin,${word}${one}@${clinic.slug}.example`).join("\n")}`;

  await test.step("what is refused is said to everyone", async () => {
    await check(page, admin, "name,email\n");
    await expect(page.getByLabel("CSV file")).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page);
  });

  await test.step("cancelled before a courier came to it, nobody is invited", async () => {
    await check(page, admin, list("first"), "first.csv");
    await expect(page.getByRole("heading", { name: "Invitations from first.csv" })).toBeVisible();
    await runs.confirmUnseen(admin, page.url());
    await page.reload();
    await expect(page.getByRole("progressbar", { name: "Invitations" })).toBeVisible();
    await expect(page.getByText("0 of 3 invited")).toBeVisible();
    await expectAccessible(page);
    await press(page.getByRole("button", { name: "Cancel" }));
    await expect(page.getByText("This was stopped.")).toBeVisible();
    await expect(page.getByRole("progressbar")).toHaveCount(0);
  });

  await test.step("the open page tells when it is done", async () => {
    await check(page, admin, `${list("second")}\n<b>,nobody`, "second.csv");
    await expect(page.getByRole("heading", { name: "Invitations from second.csv" })).toBeVisible();
    await expectAccessible(page);
    await runs.confirmUnseen(admin, page.url());
    await page.reload();
    await expect(page.getByRole("progressbar", { name: "Invitations" })).toBeVisible();
    await runs.tellCouriers(admin, page.url());
    await expect(page.getByRole("status")).toContainText("3 people invited", { timeout: 60_000 });
    await expect(page.getByRole("progressbar")).toHaveCount(0);
  });
});

test("a file that cannot be read says why, and a run of another clinic is not found @without-javascript", async ({
  page,
  clinic,
  otherClinic,
  newBrowser,
}) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);
  for (const [content, sentence] of [
    [Buffer.from("name,email\nZoë,z@a.example\n", "latin1"), /not in UTF-8/],
    [Buffer.from([0x50, 0x4b, 3, 4, 1, 2]), /workbook/],
    ["name,mobile\nAda,1\n", /no column for the email/],
    ["name,email\n", /nobody in this file/],
    ['name,email\n"Ada,a@a.example\n', /line 2/],
  ] as const) {
    await check(page, admin, content);
    await expect(page.getByLabel("CSV file")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await check(page, admin, `name,email\nAda,ada@${clinic.slug}.example\n`);
  await expect(page.getByRole("heading", { name: "Invitations from people.csv" })).toBeVisible();
  const { pathname } = new URL(page.url());

  const stranger = await otherClinic.admin();
  const theirs = await newBrowser();
  await signInWithCode(theirs, stranger);
  await theirs.goto(stranger.url(pathname));
  await expect(theirs.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  for (const [person, browser, status] of [
    [admin, page, 200],
    [stranger, theirs, 404],
  ] as const) {
    const report = person.url(`${pathname}/refused.csv`);
    const answer = await ask(report, { headers: await cookiesFor(browser.context(), report) });
    expect(answer.status).toBe(status);
  }
});
