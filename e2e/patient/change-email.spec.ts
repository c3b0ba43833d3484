import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a patient changes their email, and a code on its way to the old one opens nothing any more @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  const moved = `new.${patient.email}`;
  const dialog = page.getByRole("dialog", { name: "Change email" });
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);

  const other = await newBrowser();
  const pending = await test.step("in another browser a sign-in waits for its code", async () => {
    await typePassword(other, patient);
    await expect(other.getByRole("heading", { name: "Check your email" })).toBeVisible();
    return codeIn(await inbox.newest(patient.email, 2));
  });

  await test.step("the new address is proved with its own code; a fresh login needs no other", async () => {
    await page.goto(patient.url("/profile/login"));
    await page.getByRole("button", { name: "Change email" }).click();
    await dialog.getByRole("textbox", { name: "New email" }).fill(moved);
    await press(dialog.getByRole("button", { name: "Send code" }));
    const code = codeIn(await inbox.newest(moved, 1));
    await dialog.getByRole("textbox", { name: "Code", exact: true }).fill(code);
    await press(dialog.getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("status")).toContainText("Your email is changed.");
  });

  await test.step("the old address's code is worth nothing; the new one gets the next", async () => {
    await typeCode(other, pending);
    await expect(other.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    await typePassword(other, { ...patient, email: moved });
    const codes = async () => (await inbox.to(moved)).filter(({ subject }) => /sign-in code/i.test(subject));
    await expect.poll(async () => (await codes()).length).toBe(2);
    const [newest] = await codes();
    await typeCode(other, newest ? codeIn(newest) : "");
    await expectSignedIn(other);
  });
});
