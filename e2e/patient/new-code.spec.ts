import { codeIn, matchingWordIn } from "../fixtures/inbox.ts";
import { posting, press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a new code comes after half a minute, kills the earlier one, and there are three in all @without-javascript", async ({
  page,
  clinic,
  inbox,
  wait,
}) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();
  const again = page.getByRole("button", { name: "Send a new code" });
  await typePassword(page, patient);
  const first = await inbox.newest(patient.email, 1);

  await test.step("too early, the button answers how long to wait", async () => {
    await expect(again).toBeEnabled();
    await press(again);
    await expect(page.getByText(/You can ask again in \d+ seconds?\./)).toBeVisible();
    expect(await inbox.to(patient.email)).toHaveLength(1);
  });

  const second = await test.step("later it comes, and the page shows the new word", async () => {
    await wait(patient, { seconds: 31 });
    await press(again);
    await expect(page.getByText("New code sent; earlier ones no longer work.")).toBeVisible();
    const message = await inbox.newest(patient.email, 2);
    const [before, after] = [first, message].map(matchingWordIn);
    await expect(page.getByText(after ?? "")).toBeVisible();
    // One in eleven thousand pairs of words is twice the same.
    await expect(page.getByText(before ?? "")).toHaveCount(before === after ? 1 : 0);
    return message;
  });

  await test.step("the earlier code is dead; a resend gives no tries back", async () => {
    await typeCode(page, codeIn(first));
    await expect(page.getByRole("alert")).toContainText("4 tries left.");
    await wait(patient, { seconds: 31 });
    await press(again);
    await inbox.newest(patient.email, 3);
    await typeCode(page, codeIn(second));
    await expect(page.getByRole("alert")).toContainText("3 tries left.");
  });

  await test.step("there is no fourth; the third signs in", async () => {
    await wait(patient, { seconds: 31 });
    await press(again);
    await expect(page.getByRole("alert")).toBeVisible();
    const [third, ...earlier] = await inbox.to(patient.email);
    expect(earlier).toHaveLength(2);
    await typeCode(page, third ? codeIn(third) : "");
    await expectSignedIn(page);
  });
});

test("a code is worth nothing after ten minutes @without-javascript", async ({ page, clinic, inbox, wait }) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();

  await test.step("the code expires with its login", async () => {
    await typePassword(page, patient);
    const code = codeIn(await inbox.newest(patient.email, 1));
    await wait(patient, { minutes: 10, seconds: 1 });
    await typeCode(page, code);
    await expect(page.getByRole("heading", { name: "This sign-in has expired" })).toBeVisible();
  });

  await test.step("a code asked for late lives its own ten minutes, as long as the login does", async () => {
    await typePassword(page, patient);
    await inbox.newest(patient.email, 2);
    await wait(patient, { minutes: 9 });
    await press(page.getByRole("button", { name: "Send a new code" }));
    const code = codeIn(await inbox.newest(patient.email, 3));
    await typeCode(page, code);
    await expectSignedIn(page);
  });
});

test("Enter in the code field checks the code and never asks for another", async ({ page, clinic, inbox, wait }) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient({ phone: "+447700900345" });
  await typePassword(page, patient);
  const code = codeIn(await inbox.newest(patient.email, 1));
  await wait(patient, { seconds: 31 });
  const field = page.getByRole("textbox", { name: "Sign-in code" });
  await posting(page, () => field.press("Enter"));
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await field.fill(code);
  await posting(page, () => field.press("Enter"));
  await expectSignedIn(page);
  expect(await inbox.to(patient.email)).toHaveLength(1);
});
