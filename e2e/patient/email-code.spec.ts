import { codeIn, matchingWordIn } from "../fixtures/inbox.ts";
import { expectSignedIn, expectSignedOut, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a patient signs in with a code from their email, once, in the browser that asked @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });

  const code = await test.step("the code goes out at once, with the word that the page shows", async () => {
    await typePassword(page, patient);
    await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
    const message = await inbox.newest(patient.email, 1);
    expect(message.channel).toBe("email");
    await expect(page.getByText(matchingWordIn(message))).toBeVisible();
    expect(message.text).toContain(clinic.name);
    await expect(page.getByText(patient.email, { exact: true })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Text me instead" })).toHaveCount(0);
    return codeIn(message);
  });

  await test.step("nothing is open before the code, and a reload sends no other", async () => {
    await expectSignedOut(page, patient, "/");
    await page.goto(patient.url("/login/code"));
    await page.reload();
    await expect(page.getByRole("textbox", { name: "Sign-in code" })).toHaveAttribute("autocomplete", "one-time-code");
    expect(await inbox.to(patient.email)).toHaveLength(1);
  });

  await test.step("in another browser's login it is worth nothing", async () => {
    const other = await newBrowser();
    await typePassword(other, patient);
    await inbox.newest(patient.email, 2);
    await typeCode(other, code);
    await expect(other.getByRole("alert")).toContainText("That code did not work.");
    await expectSignedOut(other, patient);
  });

  await test.step("in this one it signs in, with the space people type, and once", async () => {
    await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)}`);
    await expectSignedIn(page);
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    await signOut(page);
    await typePassword(page, patient);
    await typeCode(page, code);
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
  });
});

test("wrong codes are counted, and the fifth ends the login @without-javascript", async ({ page, clinic, inbox }) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();
  await typePassword(page, patient);
  const code = codeIn(await inbox.newest(patient.email, 1));
  const wrong = code === "123456" ? "654321" : "123456";
  for (const left of ["4 tries", "3 tries", "2 tries", "1 try"]) {
    await typeCode(page, wrong);
    await expect(page.getByRole("alert")).toContainText(`That code did not work. ${left} left.`);
  }
  await typeCode(page, wrong);
  await expect(page.getByRole("alert")).toHaveText("Too many wrong codes. Sign in again.");
  await expectSignedOut(page, patient, "/login/code");
  await typePassword(page, patient);
  await typeCode(page, code);
  await expect(page.getByRole("alert")).toContainText("That code did not work.");
});

test("'I can't get this code' leads to the clinic's help and tells nothing about anybody", async ({ page, clinic }) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();
  await typePassword(page, patient);
  await page.getByRole("link", { name: "I can't get this code" }).click();
  await expect(page.getByRole("heading", { name: "I can't get this code" })).toBeVisible();
  await expect(page.getByText("+44 20 7946 0999").first()).toBeVisible();
  await expect(page.getByText(patient.email)).toHaveCount(0);
});
