import { posting, press } from "../fixtures/press.ts";
import {
  expectScripted,
  expectSignedIn,
  expectSignedOut,
  signInWithPassword,
  typeCode,
  typePassword,
} from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const ODD = [
  "<script>alert(1)</script>",
  "x".repeat(20_000),
  "\u202e\u00a0",
  "' or 1=1 --",
  "пациент@пример.рф",
  "a@b\r\nBcc: c@d",
];

test("the sign-in form answers whatever is typed with a sentence, and keeps it, but no password @without-javascript", async ({
  page,
  clinic,
}) => {
  const email = page.getByRole("textbox", { name: "Email" });
  const password = page.getByLabel("Password", { exact: true });
  await page.goto(clinic.url("staff", "/login"));

  await test.step("nothing at all: beside each field, and the first has the focus", async () => {
    await press(page.getByRole("button", { name: "Sign in" }));
    await expect(email).toBeFocused();
    for (const field of [email, password]) {
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveAccessibleDescription(/\w+.*\./);
    }
    await expect(page).toHaveTitle(/^Error: /);
  });

  await test.step("the email alone, too long, markup, other alphabets", async () => {
    for (const typed of ODD) {
      await page.goto(clinic.url("staff", "/login"));
      await email.fill(typed);
      await password.fill(typed);
      const kept = await email.inputValue();
      await press(page.getByRole("button", { name: "Sign in" }));
      await expect(page).toHaveTitle(/^Error: /);
      await expect(password).toHaveValue("");
      await expect(email).toHaveValue(kept.length > 1000 ? /^(x+)?$/ : kept);
      await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
    }
  });
});

test("a form whose login is gone leads to a page that says what to do @without-javascript", async ({
  page,
  clinic,
}) => {
  const nurse = await clinic.enrolled();
  await typePassword(page, nurse);
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await page.context().clearCookies();
  await typeCode(page, await nurse.authenticator.code());
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await expectSignedOut(page, nurse);
});

test("a button of a page whose session is gone leads to the sign-in, and does nothing @without-javascript", async ({
  page,
  clinic,
}) => {
  const nurse = await clinic.staff();
  await signInWithPassword(page, nurse);
  await page.goto(nurse.url("/profile/login"));
  await page.context().clearCookies();
  await press(page.getByRole("button", { name: "Enable 2FA" }));
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await typePassword(page, nurse);
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toHaveCount(1);
});

test("addresses that nobody made show a page, not a fault", async ({ page, clinic }) => {
  const nurse = await clinic.staff();
  await signInWithPassword(page, nurse);
  const addresses = [
    "/profile/login?dialog=<b>",
    "/profile/login?done=__proto__",
    "/login?because=constructor",
    "/login/ended?because=x",
    "/%00",
    "/..%2f..%2fetc/passwd",
    "/profile/login?edit=1&edit=2",
    "/%F0%9F%92%A9",
  ];
  for (const address of addresses) {
    const answer = await page.goto(nurse.url(address));
    expect(answer?.status(), address).toBeLessThan(500);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.getByRole("status")).toHaveCount(0);
  }
});

test("what is typed while the answer is under way is kept, and a second press meanwhile posts nothing", async ({
  page,
  clinic,
}) => {
  const email = page.getByRole("textbox", { name: "Email" });
  const password = page.getByLabel("Password", { exact: true });
  const button = page.getByRole("button", { name: "Sign in" });
  const nurse = await clinic.staff();
  await page.goto(nurse.url("/login"));
  await expectScripted(page);
  const mayGo = Promise.withResolvers<void>();
  let posts = 0;
  await page.route(nurse.url("/login"), async (route) => {
    posts += route.request().method() === "POST" ? 1 : 0;
    await mayGo.promise;
    await route.continue();
  });

  await email.fill(nurse.email);
  await password.fill("not the password");
  await posting(page, async () => {
    await button.click();
    await expect(button).toHaveAttribute("aria-busy", "true");
    await password.fill(nurse.password);
    await button.click();
    await password.press("Enter");
    mayGo.resolve();
  });
  await expect(page.getByRole("alert")).toHaveText("Email or password is incorrect.");
  expect(posts).toBe(1);
  await expect(email).toHaveValue(nurse.email);
  await expect(password).toHaveValue(nurse.password);
  await press(button);
  await expectSignedIn(page);
});
