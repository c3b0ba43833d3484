import { expectAccessible } from "../fixtures/accessible.ts";
import { expectSignedIn, signInWithCode, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

// Seven steps behind, and eight should the next step begin before it is looked at: four minutes, both.
const BEHIND = -7;

test("whoever's phone has a wrong clock is told by how much at the second wrong code, and gets in once it is right", async ({
  page,
  clinic,
  newBrowser,
}) => {
  const admin = await clinic.admin();
  const nurse = await clinic.enrolled();
  const alert = page.getByRole("alert");
  const told = "clock was about 4 minutes behind";
  const devices = await newBrowser();
  await signInWithCode(devices, admin);
  await devices.goto(admin.url(`/staff/${nurse.accountId}`));
  await expect(devices.getByRole("list", { name: "Devices" })).not.toContainText("clock");

  await test.step("the first wrong code is told nothing of clocks", async () => {
    await typePassword(page, nurse);
    await typeCode(page, nurse.authenticator.codeWhenOff(BEHIND));
    await expect(alert).toHaveText("That code did not work. 4 tries left.");
  });

  await test.step("the second is still refused, costs its try, and says what to do", async () => {
    await typeCode(page, nurse.authenticator.codeWhenOff(BEHIND));
    await expect(alert).toContainText(
      "That code did not work. 3 tries left. Your phone's clock is about 4 minutes behind.",
    );
    await expect(alert).toContainText("then type the next code.");
    await expectAccessible(page);
  });

  await test.step("another person's phone tells nothing, whatever its clock", async () => {
    await typeCode(page, admin.authenticator.codeWhenOff(BEHIND));
    await expect(alert).toHaveText(
      "That code did not work. 2 tries left. Check that your phone sets its time automatically.",
    );
  });

  await test.step("the console tells it in one line, until a code works", async () => {
    await devices.reload();
    await expect(devices.getByRole("list", { name: "Devices" })).toContainText(told);
    await typeCode(page, await nurse.authenticator.code());
    await expectSignedIn(page);
    await devices.reload();
    await expect(devices.getByRole("list", { name: "Devices" })).not.toContainText(told);
  });
});
