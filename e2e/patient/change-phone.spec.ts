import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a patient changes their number after a fresh code; the old number is told by text @without-javascript", async ({
  page,
  clinic,
  inbox,
  uniquePhone,
  wait,
}) => {
  await clinic.policy("patient", "optional");
  const moved = uniquePhone.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
  const patient = await clinic.patient({ signInCodes: true, phone: uniquePhone });
  const number = page.getByRole("textbox", { name: "Mobile number" });
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);
  await wait(patient, { minutes: 11 });

  await test.step("a number of a country that the clinic sends no texts to is refused beside its field", async () => {
    await page.goto(patient.url("/profile/login"));
    await number.fill("+49 1512 3456789");
    await press(page.getByRole("button", { name: "Send code" }));
    await expect(number).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText("Your clinic does not send texts to numbers of that country.")).toBeVisible();
  });

  await test.step("one of its own country waits for a fresh code, which may come by text", async () => {
    await number.fill(moved);
    await press(page.getByRole("button", { name: "Send code" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await press(page.getByRole("button", { name: "Text me instead" }));
    await typeCode(page, codeIn(await inbox.newest(uniquePhone, 1)), "Confirm");
    await expect(page.getByRole("status")).toContainText("Code sent.");
  });

  await test.step("its code makes it the patient's, and the old one hears of it", async () => {
    await typeCode(page, codeIn(await inbox.newest(moved, 1)));
    await expect(page.getByRole("status")).toContainText("Your mobile number is confirmed.");
    const told = await inbox.newest(uniquePhone, 2);
    expect(told.channel).toBe("text");
    expect(told.text).toContain(moved.slice(-2));
    expect(told.text).not.toContain(moved);
  });
});
