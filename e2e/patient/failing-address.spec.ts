import { delayCodes, deliverCodes, failEmail } from "../fixtures/deliveries.ts";
import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const FAILING = /^Emails to .+ are not arriving at the moment\./;

test("where emails do not arrive the first code goes by text, and every page asks for another address @without-javascript", async ({
  page,
  clinic,
  inbox,
  system,
  uniquePhone,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true, phone: uniquePhone });
  await failEmail(system.context, patient);

  await test.step("the text is sent at once; nobody waits for an email", async () => {
    await typePassword(page, patient);
    await expect(page.getByRole("heading", { name: "Check your texts" })).toBeVisible();
    const text = await inbox.newest(uniquePhone, 1);
    expect(await inbox.to(patient.email)).toEqual([]);
    await typeCode(page, codeIn(text));
    await expectSignedIn(page);
  });

  await test.step("whoever is signed in is told, and led to the change", async () => {
    await expect(page.getByText("We cannot reach you at")).toBeVisible();
    await page.getByRole("link", { name: "Change email" }).click();
    await expect(page.getByRole("dialog", { name: "Change email" })).toBeVisible();
  });
});

test("an email that is asked for all the same is told to be failing, and the text stands first", async ({
  page,
  clinic,
  inbox,
  system,
  uniquePhone,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true, phone: uniquePhone });
  await typePassword(page, patient);
  await inbox.newest(patient.email, 1);
  await failEmail(system.context, patient);
  await page.goto(patient.url("/login/code"));
  await expect(page.getByText(FAILING)).toBeVisible();
  await expect(page.getByText("You can take the code by text.")).toBeVisible();
  const ways = page.getByRole("button", { name: /^(Text me instead|Send a new code)$/ });
  await expect(ways).toHaveText(["Text me instead", "Send a new code"]);
  await press(ways.first());
  await expect(page.getByRole("heading", { name: "Check your texts" })).toBeVisible();
  await expect(page.getByText(FAILING)).toHaveCount(0);
});

test("while the mail service is in trouble the page says so, and no longer once it is over @without-javascript", async ({
  page,
  clinic,
  inbox,
  system,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await typePassword(page, patient);
  const code = codeIn(await inbox.newest(patient.email, 1));
  await delayCodes(system.context, patient);
  await page.goto(patient.url("/login/code"));
  await expect(page.getByText("Our mail service is slow right now.")).toBeVisible();
  await expect(page.getByText("ask your clinic for help")).toBeVisible();
  const again = page.getByRole("link", { name: "Check again" });
  await expect(again).toHaveAttribute("href", "/login/code");
  await deliverCodes(system.context, patient);
  // With JavaScript the page may find out by itself before the link could be pressed.
  await page.goto(patient.url("/login/code"));
  await expect(page.getByRole("textbox", { name: "Sign-in code" })).toBeVisible();
  await expect(again).toHaveCount(0);
  await typeCode(page, code);
  await expectSignedIn(page);
});

test("a page that waits for a slow service finds out by itself, and what was typed stays", async ({
  page,
  clinic,
  inbox,
  system,
}) => {
  await clinic.policy("patient", "optional");
  const patient = await clinic.patient({ signInCodes: true });
  await typePassword(page, patient);
  await inbox.newest(patient.email, 1);
  await delayCodes(system.context, patient);
  await page.goto(patient.url("/login/code"));
  await expect(page.getByText("Our mail service is slow right now.")).toBeVisible();
  const field = page.getByRole("textbox", { name: "Sign-in code" });
  await field.fill("12 34");
  await deliverCodes(system.context, patient);
  await expect(page.getByText("Our mail service is slow right now.")).toHaveCount(0);
  await expect(field).toHaveValue("12 34");
  await expect(field).toBeFocused();
});
