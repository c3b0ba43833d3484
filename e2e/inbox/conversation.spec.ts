import { expectReadable } from "../fixtures/accessible.ts";
import { codeIn } from "../fixtures/inbox.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a conversation shows a code as soon as it is sent, as the mailbox draws it and as text", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  system,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  const phone = await newBrowser();
  await phone.goto(`${system.demo.inbox}/?to=${encodeURIComponent(patient.email)}`);
  await expect(phone.getByText(`Nothing has been sent to ${patient.email} yet.`)).toBeVisible();
  await expectReadable(phone);

  await typePassword(page, patient);
  const article = phone.getByRole("list", { name: "Messages" }).getByRole("article");
  await expect(article).toHaveCount(1);
  const code = codeIn(await inbox.newest(patient.email, 1));

  await test.step("the mail is drawn in a frame, and its text part is a press away", async () => {
    const mail = article.getByTitle(/^Mail: Your sign-in code/).contentFrame();
    await expect(mail.getByText(code, { exact: true })).toBeVisible();
    await article.getByText("Text part").click();
    await expect(article.getByText(code)).toBeVisible();
  });

  await test.step("the list of conversations counts it", async () => {
    const conversation = phone.getByRole("list", { name: "Conversations" }).getByRole("link", { name: patient.email });
    await expect(conversation).toContainText("1 message");
    await expect(conversation).toHaveAttribute("aria-current", "page");
  });

  await typeCode(page, code);
  await expectSignedIn(page);
});

test("everybody's messages are listed with recipient, channel, subject and text @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  system,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await typePassword(page, patient);
  const message = await inbox.newest(patient.email, 1);

  const desk = await newBrowser();
  await desk.goto(system.demo.inbox);
  const article = desk.getByRole("list", { name: "Messages" }).getByRole("article").filter({ hasText: patient.email });
  await expect(article).toContainText("Email");
  await expect(article.getByRole("heading", { name: message.subject })).toBeVisible();
  await expect(article.getByText(codeIn(message))).toBeVisible();
  await expect(desk.getByRole("list", { name: "Authenticator codes" }).getByRole("listitem").first()).toBeVisible();
});
