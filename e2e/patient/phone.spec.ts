import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a phone number counts once the code sent to it was typed back @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  uniquePhone,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  const number = page.getByRole("textbox", { name: "Mobile number" });
  await typePassword(page, patient);
  await typeCode(page, codeIn(await inbox.newest(patient.email, 1)));
  await expectSignedIn(page);
  await page.goto(patient.url("/profile/login"));

  await test.step("what is no phone number is refused beside its field, and kept to be mended", async () => {
    for (const nonsense of ["", "hello", "12", "<b>+44</b>", `+44${"7".repeat(300)}`]) {
      await page.goto(patient.url("/profile/login"));
      await number.fill(nonsense);
      await press(page.getByRole("button", { name: "Send code" }));
      await expect(number).toHaveAttribute("aria-invalid", "true");
      await expect(number).toHaveValue(nonsense);
      await expect(number).toBeFocused();
    }
  });

  const code = await test.step("a code goes to the number", async () => {
    await number.fill(uniquePhone.replace(/^\+44(\d{4})/, "0$1 "));
    await press(page.getByRole("button", { name: "Send code" }));
    const message = await inbox.newest(uniquePhone, 1);
    expect(message.channel).toBe("text");
    return codeIn(message);
  });

  await test.step("before it is typed back, no login offers a text", async () => {
    const other = await newBrowser();
    await typePassword(other, patient);
    await expect(other.getByRole("heading", { name: "Check your email" })).toBeVisible();
    await expect(other.getByRole("button", { name: "Text me instead" })).toHaveCount(0);
    await typeCode(page, code === "111111" ? "222222" : "111111");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
  });

  await test.step("typed back it counts: email and number are told, and the next login offers it", async () => {
    await typeCode(page, code);
    await expect(page.getByRole("status")).toBeVisible();
    await inbox.saying(patient.email, new RegExp(`(mobile|phone)[\\s\\S]*${uniquePhone.slice(-2)}`, "i"));
    expect((await inbox.newest(uniquePhone, 2)).text).toMatch(/Not you\? Tell your clinic/);
    const other = await newBrowser();
    await typePassword(other, patient);
    await press(other.getByRole("button", { name: "Text me instead" }));
    await expect(other.getByRole("heading", { name: "Check your texts" })).toBeVisible();
    await typeCode(other, codeIn(await inbox.newest(uniquePhone, 3)));
    await expectSignedIn(other);
  });
});
