import { Authenticator } from "../fixtures/authenticator.ts";
import { codeIn } from "../fixtures/inbox.ts";
import { press } from "../fixtures/press.ts";
import { typeCode, typeRecoveryCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** As a QA script from outside does it: `demo.json`, roles and names, and nothing else. */
test("the demo's people sign in by the names that scripts rely on", async ({ system, page, inbox, newBrowser }) => {
  const { demo } = system;
  const person = (state: string, role?: string) => {
    const found = demo.people.find(
      (one) => one.clinic === "lakeside" && one.state === state && (!role || one.role === role),
    );
    if (!found) throw new Error(`Nobody of lakeside is ${state}.`);
    return found;
  };
  const signIn = async (
    browser: typeof page,
    address: string,
    { email, password }: { email: string; password: string },
  ) => {
    await browser.goto(`${address}/login`);
    await browser.getByRole("textbox", { name: "Email" }).fill(email);
    await browser.getByLabel("Password", { exact: true }).fill(password);
    await press(browser.getByRole("button", { name: "Sign in" }));
  };

  await test.step("somebody enrolled, at the staff portal, on plain localhost", async () => {
    await page.goto(`${demo.staff}/login`);
    await expect(page.getByRole("link", { name: "Patient? Sign in here" })).toHaveAttribute(
      "href",
      `${demo.patient}/login`,
    );
    const staff = person("enrolled", "staff");
    await signIn(page, demo.staff, staff);
    await typeCode(page, await new Authenticator(staff.setupKey ?? "").code());
    await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
    await page.getByRole("navigation").getByRole("link", { name: "Profile" }).click();
    await expect(page.getByText("On", { exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit 2FA" })).toBeVisible();
  });

  await test.step("an admin, at the console", async () => {
    const admin = person("enrolled", "admin");
    const browser = await newBrowser();
    await signIn(browser, demo.admin, admin);
    await typeCode(browser, await new Authenticator(admin.setupKey ?? "").code());
    await expect(browser.getByRole("heading", { name: "Dashboard", level: 1 })).toBeVisible();
  });

  await test.step("one with a single recovery code left, by that code", async () => {
    const staff = person("one_code_left");
    expect(staff.recoveryCodes).toHaveLength(1);
    const browser = await newBrowser();
    await signIn(browser, demo.staff, staff);
    await browser.getByRole("link", { name: "Use a recovery code" }).click();
    await typeRecoveryCode(browser, staff.recoveryCodes?.[0] ?? "");
    await expect(browser.getByRole("heading", { name: "Set up your new phone" })).toBeVisible();
  });

  await test.step("the locked one", async () => {
    const browser = await newBrowser();
    await signIn(browser, demo.staff, person("locked"));
    await expect(browser.getByRole("heading", { name: "Too many wrong codes" })).toBeVisible();
  });

  await test.step("two skips spent, at the second clinic, where it is required", async () => {
    const staff = demo.people.find(({ clinic, state }) => clinic === "harbour" && state === "in_grace");
    if (!staff) throw new Error("Nobody of harbour is in grace.");
    const browser = await newBrowser();
    await signIn(browser, demo.staff.replace("localhost", "harbour.localhost"), staff);
    await expect(browser.getByText("3 logins left to skip")).toBeVisible();
  });

  await test.step("a patient, by email and by text", async () => {
    const patient = person("email_and_text");
    const browser = await newBrowser();
    await signIn(browser, demo.patient, patient);
    const known = (await inbox.to(patient.phone ?? "")).length;
    await press(browser.getByRole("button", { name: "Text me instead" }));
    await expect(browser.getByRole("heading", { name: "Check your texts" })).toBeVisible();
    await typeCode(browser, codeIn(await inbox.newest(patient.phone ?? "", known + 1)));
    await expect(browser.getByRole("heading", { name: "Home" })).toBeVisible();
  });

  await test.step("the inbox's own page", async () => {
    const browser = await newBrowser();
    await browser.goto(demo.inbox);
    await expect(browser.getByRole("list", { name: "Messages" }).getByRole("article").first()).toBeVisible();
    const codes = browser.getByRole("list", { name: "Authenticator codes" });
    await expect(codes).toContainText(person("enrolled", "admin").name);
  });
});
