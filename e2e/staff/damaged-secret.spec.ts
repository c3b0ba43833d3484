import { authenticators } from "@countersign/db";
import { eq } from "drizzle-orm";
import { press } from "../fixtures/press.ts";
import { makeNewCodes } from "../fixtures/profile.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("when an authenticator's secret is damaged, its owner is led to a recovery code and a new phone @without-javascript", async ({
  page,
  clinic,
  system,
}) => {
  const nurse = await clinic.enrolled();
  const damage = { secretSealed: Buffer.from("damaged") };
  await system.context.db.update(authenticators).set(damage).where(eq(authenticators.accountId, nurse.accountId));

  await typePassword(page, nurse);
  // More often than a login has tries: none of them is charged.
  const code = await nurse.authenticator.code();
  for (let count = 0; count < 6; count += 1) {
    await typeCode(page, code);
    await expect(page.getByRole("alert")).toContainText("fault on our side. Use a recovery code");
  }
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await typeRecoveryCode(page, nurse.recoveryCodes[0] ?? "");
  await expect(page.getByRole("heading", { name: "Set up your new phone" })).toBeVisible();
  await press(page.getByRole("button", { name: "Not now" }));
  await expectSignedIn(page);
});

test("a step-up in the session says the same, and takes a recovery code", async ({ page, clinic, system, wait }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });
  const damage = { keyId: "gone" };
  await system.context.db.update(authenticators).set(damage).where(eq(authenticators.accountId, nurse.accountId));
  await page.goto(nurse.url("/profile/login?edit"));
  await makeNewCodes(page);
  await typeCode(page, await nurse.authenticator.code(), "Confirm");
  await expect(page.getByRole("alert")).toContainText("fault on our side. Use a recovery code");
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await typeRecoveryCode(page, nurse.recoveryCodes[0] ?? "", "Confirm");
  await expect(page.getByRole("status")).toHaveText(/New recovery codes are made/);
});
