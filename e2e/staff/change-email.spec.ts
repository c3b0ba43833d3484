import { codeIn, matchingWordIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import {
  expectSignedIn,
  expectSignedOut,
  signInWithCode,
  signInWithPassword,
  typeCode,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("somebody with an authenticator changes their email: a fresh code, then a code to the new address @without-javascript", async ({
  page,
  clinic,
  inbox,
  newBrowser,
  wait,
}) => {
  const nurse = await clinic.enrolled();
  const moved = `new.${nurse.email}`;
  const dialog = page.getByRole("dialog", { name: "Change email" });
  const elsewhere = await newBrowser();
  await signInWithCode(elsewhere, nurse);
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });

  await test.step("what is no address, and one's own, is refused beside its field", async () => {
    await page.goto(nurse.url("/profile/login"));
    await page.getByRole("button", { name: "Change email" }).click();
    const refused = { nobody: "Type an email address", [nurse.email]: "This is your email already." };
    for (const [typed, why] of Object.entries(refused)) {
      await dialog.getByRole("textbox", { name: "New email" }).fill(typed);
      await press(dialog.getByRole("button", { name: "Send code" }));
      await expect(dialog.getByText(why)).toBeVisible();
      await expect(dialog.getByRole("textbox", { name: "New email" })).toHaveAttribute("aria-invalid", "true");
    }
  });

  await test.step("without a code of the last minutes, the app's code is asked for first", async () => {
    await dialog.getByRole("textbox", { name: "New email" }).fill(moved);
    await press(dialog.getByRole("button", { name: "Send code" }));
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    await expect(dialog.getByRole("textbox", { name: "Code", exact: true })).toBeVisible();
  });

  const code = await test.step("the code goes to the new address, whose message the page tells apart", async () => {
    const message = await inbox.newest(moved, 1);
    await expect(dialog.getByText(matchingWordIn(message))).toBeVisible();
    return codeIn(message);
  });

  await test.step("before it is typed back nothing has changed; a wrong one changes nothing either", async () => {
    const codeField = dialog.getByRole("textbox", { name: "Code", exact: true });
    await codeField.fill(code === "111111" ? "222222" : "111111");
    await press(dialog.getByRole("button", { name: "Confirm" }));
    await expect(dialog.getByRole("alert")).toContainText("That code did not work.");
    await elsewhere.goto(nurse.url("/profile/login"));
    await expect(elsewhere.getByRole("region", { name: "Email", exact: true })).toContainText(nurse.email);
    await codeField.fill(code);
    await press(dialog.getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("status")).toContainText("Your email is changed.");
    await expect(page.getByRole("region", { name: "Email", exact: true })).toContainText(moved);
  });

  await test.step("both addresses are told, other sessions are over, and the new one signs in", async () => {
    await inbox.saying(nurse.email, /email address/i);
    await inbox.saying(moved, /email address was changed/i);
    await expectSignedOut(elsewhere, nurse);
    await signInWithCode(elsewhere, { ...nurse, email: moved });
    await page.goto(nurse.url("/profile/login"));
    await expectSignedIn(page);
  });
});

test("somebody without a factor confirms with the password, and never with a wrong one @without-javascript", async ({
  page,
  clinic,
  inbox,
}) => {
  const nurse = await clinic.staff();
  const moved = `new.${nurse.email}`;
  const dialog = page.getByRole("dialog", { name: "Change email" });
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login?dialog=email"));
  await dialog.getByRole("textbox", { name: "New email" }).fill(moved);
  await press(dialog.getByRole("button", { name: "Send code" }));

  await test.step("a wrong password sends nothing", async () => {
    await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
    const password = page.getByRole("textbox", { name: "Password", exact: true });
    await password.fill("not the password");
    await press(page.getByRole("button", { name: "Confirm", exact: true }));
    await expect(password).toHaveAttribute("aria-invalid", "true");
    expect(await inbox.to(moved)).toEqual([]);
    await password.fill(nurse.password);
    await press(page.getByRole("button", { name: "Confirm", exact: true }));
  });

  await test.step("the right one sends the code, and the code changes the address", async () => {
    const code = codeIn(await inbox.newest(moved, 1));
    await dialog.getByRole("textbox", { name: "Code", exact: true }).fill(code);
    await press(dialog.getByRole("button", { name: "Confirm" }));
    await expect(page.getByRole("status")).toContainText("Your email is changed.");
  });
});

test("an address that is somebody else's looks like any other, and its owner is told", async ({
  page,
  clinic,
  inbox,
}) => {
  const nurse = await clinic.staff();
  const owner = await clinic.staff();
  const dialog = page.getByRole("dialog", { name: "Change email" });
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login?dialog=email"));
  await dialog.getByRole("textbox", { name: "New email" }).fill(owner.email);
  await press(dialog.getByRole("button", { name: "Send code" }));
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(nurse.password);
  await press(page.getByRole("button", { name: "Confirm", exact: true }));
  await expect(dialog.getByText("We sent a six-digit code")).toBeVisible();
  await expect(page.getByText(/another account|in use/i)).toHaveCount(0);
  const message = await inbox.saying(owner.email, /in use already/i);
  expect(`${message.subject}\n${message.text}`).not.toMatch(/(?<!\d)\d{6}(?!\d)/);
  expect(await inbox.to(owner.email)).toHaveLength(1);
});
