import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { setUpWindow } from "../fixtures/set-up-window.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const FIRST = "Authenticator app";

test("a second phone is added, renamed and signs in, and the first one is removed @without-javascript", async ({
  page,
  clinic,
  wait,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const stranger = await clinic.enrolled();
  const phones = page.getByRole("list", { name: "Authenticators" }).getByRole("listitem");
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });
  await page.goto(nurse.url("/profile/login?edit"));
  await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(0);

  const tablet = await test.step("adding one asks for a code of one's own, then for a name of its own", async () => {
    await press(page.getByRole("button", { name: "Add an authenticator" }));
    await typeCode(page, await stranger.authenticator.code(), "Confirm");
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    const setUp = setUpWindow(page, "Add an authenticator");
    const scanned = await setUp.scan();
    await expectAccessible(page);
    const name = setUp.dialog.getByRole("textbox", { name: "Name" });
    const code = await scanned.lastingCode();
    await name.fill(FIRST.toUpperCase());
    await setUp.enable(code, nurse.password);
    await expect(name).toHaveAccessibleDescription(/of that name already/);
    await name.fill("Tablet");
    await setUp.enable(code, nurse.password);
    await expect(page.getByRole("status")).toContainText("The authenticator is added.");
    await expect(phones).toHaveCount(2);
    await inbox.saying(nurse.email, /Tablet/);
    return scanned;
  });

  await test.step("it is given another name", async () => {
    await page.getByRole("button", { name: "Rename Tablet" }).click();
    const dialog = page.getByRole("dialog", { name: "Rename authenticator" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("Phone at home");
    await press(dialog.getByRole("button", { name: "Save" }));
    await expect(phones.nth(1)).toContainText("Phone at home");
  });

  const elsewhere = await newBrowser();
  await test.step("it signs in", async () => {
    await typePassword(elsewhere, nurse);
    await typeCode(elsewhere, await tablet.code());
    await expectSignedIn(elsewhere);
  });

  await test.step("the first one goes, and with it everything that is open elsewhere", async () => {
    await page.getByRole("button", { name: `Remove ${FIRST}` }).click();
    await press(
      page.getByRole("dialog", { name: "Remove authenticator" }).getByRole("button", { name: "Yes, remove" }),
    );
    await expect(page.getByRole("status")).toContainText("The authenticator is removed.");
    await expect(phones).toHaveCount(1);
    await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(0);
    await inbox.saying(nurse.email, /removed/i);
    await typePassword(elsewhere, nurse);
    await typeCode(elsewhere, await nurse.authenticator.code());
    await expect(elsewhere.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(elsewhere, await tablet.code());
    await expectSignedIn(elsewhere);
  });
});

test("one of two moves to a new phone, and the old one works until then; after a loss the other is replaced", async ({
  page,
  clinic,
  newBrowser,
  inbox,
}) => {
  const nurse = await clinic.enrolled();
  const [recoveryCode = ""] = nurse.recoveryCodes;
  const moving = setUpWindow(page, "Move to a new phone");
  const move = async () => {
    await page.goto(nurse.url("/profile/login?edit"));
    await press(page.getByRole("button", { name: "Move to a new phone" }));
    await expect(moving.dialog).toBeVisible();
  };
  await signInWithCode(page, nurse);

  await test.step("of one alone nothing is asked; Cancel changes nothing", async () => {
    await move();
    await expect(page.getByRole("list", { name: "Steps" }).getByRole("listitem")).toHaveCount(2);
    await moving.scan();
    await press(page.getByRole("button", { name: "Cancel" }));
    await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
  });

  const work = await test.step("another one is added, right after the login without being asked again", async () => {
    await page.goto(nurse.url("/profile/login?edit"));
    await press(page.getByRole("button", { name: "Add an authenticator" }));
    const setUp = setUpWindow(page, "Add an authenticator");
    const phone = await setUp.scan();
    await setUp.dialog.getByRole("textbox", { name: "Name" }).fill("Work");
    await setUp.enable(await phone.code(), nurse.password);
    await expect(page.getByRole("listitem").filter({ hasText: "Work" }).first()).toBeVisible();
    return phone;
  });

  const elsewhere = await newBrowser();
  const next =
    await test.step("of two it is asked which; the old phone works until the new one is confirmed", async () => {
      await move();
      await press(page.getByRole("button", { name: "Continue" }));
      await expect(page.getByRole("radiogroup")).toHaveAccessibleDescription("Choose which one moves.");
      await expectAccessible(page);
      await page.getByRole("radio", { name: FIRST }).check();
      await press(page.getByRole("button", { name: "Continue" }));
      const phone = await moving.scan();
      await signInWithCode(elsewhere, nurse);
      await moving.enable(await phone.code(), nurse.password);
      await expect(page.getByRole("status")).toContainText("Your new phone is set up.");
      await expect(page.getByText(nurse.email)).toBeVisible();
      await expectAccessible(page);
      await inbox.saying(nurse.email, /moved to a new phone/i);
      return phone;
    });

  await test.step("then the old phone opens nothing, and the recovery codes still do", async () => {
    await typePassword(elsewhere, nurse);
    await typeCode(elsewhere, await nurse.authenticator.code());
    await expect(elsewhere.getByRole("alert")).toContainText("That code did not work.");
    await elsewhere.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(elsewhere, recoveryCode);
  });

  await test.step("who lost one of several says which, and that one alone stops working", async () => {
    const lost = setUpWindow(elsewhere, "Set up your new phone");
    await lost.dialog.getByRole("radio", { name: "Work" }).check();
    await press(lost.dialog.getByRole("button", { name: "Continue" }));
    const phone = await lost.scan();
    await lost.enable(await phone.code(), nurse.password);
    await expect(elsewhere.getByRole("status")).toContainText("Your new phone is set up.");
    await typePassword(page, nurse);
    await typeCode(page, await work.code());
    await expect(page.getByRole("alert")).toContainText("That code did not work.");
    await typeCode(page, await next.code());
    await expectSignedIn(page);
  });
});
