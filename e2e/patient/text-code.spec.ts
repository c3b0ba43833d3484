import { codeIn, matchingWordIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a patient with a confirmed phone takes the code by text @without-javascript", async ({
  page,
  clinic,
  inbox,
  uniquePhone,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true, phone: uniquePhone });

  await test.step("the first code goes by email; the first change of channel needs no wait", async () => {
    await typePassword(page, patient);
    await expect(page.getByRole("heading", { name: "Check your email" })).toBeVisible();
    await inbox.newest(patient.email, 1);
    await press(page.getByRole("button", { name: "Text me instead" }));
    await expect(page.getByRole("heading", { name: "Check your texts" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Email me instead" })).toBeVisible();
    await expect(page.getByText(uniquePhone)).toHaveCount(0);
  });

  await test.step("the email's code no longer works; the text's does", async () => {
    const [mail] = await inbox.to(patient.email);
    const text = await inbox.newest(uniquePhone, 1);
    expect(text.channel).toBe("text");
    await expect(page.getByText(matchingWordIn(text))).toBeVisible();
    await typeCode(page, mail ? codeIn(mail) : "");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(page, codeIn(text));
    await expectSignedIn(page);
  });

  await test.step("its last line lets a phone fill it in at this portal only", async () => {
    const text = await inbox.newest(uniquePhone, 1);
    const host = new URL(patient.url()).hostname;
    expect(text.text.trim().split("\n").at(-1)).toBe(`@${host} #${codeIn(text)}`);
    for (const message of [text, ...(await inbox.to(patient.email))]) {
      expect(message.text).toMatch(/nobody from the clinic will ask for it/i);
    }
  });
});

test("without a confirmed phone no text is offered, nor sent when asked for by a forged form", async ({
  page,
  clinic,
  inbox,
}) => {
  await clinic.policy("patient", "required_every_login");
  const patient = await clinic.patient();
  await typePassword(page, patient);
  await inbox.newest(patient.email, 1);
  await expect(page.getByRole("button", { name: "Text me instead" })).toHaveCount(0);
  await page.getByRole("button", { name: "Send a new code" }).evaluate((button) => {
    const channel = button.closest("form")?.querySelector("input[name=channel]");
    channel?.setAttribute("value", "text");
  });
  await press(page.getByRole("button", { name: "Send a new code" }));
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await inbox.to(patient.email)).toHaveLength(1);
});
