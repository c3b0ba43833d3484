import { postForm } from "../fixtures/posted-form.ts";
import { press } from "../fixtures/press.ts";
import { expectSignedIn, signInWithCode, signOut, typeCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

test("a deep link keeps its way through the login @without-javascript", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled();
  await page.goto(nurse.url("/profile/login?edit"));
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
  await page.getByRole("textbox", { name: "Email" }).fill(nurse.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await press(page.getByRole("button", { name: "Sign in" }));
  await expect(page.getByRole("alert")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(nurse.password);
  await press(page.getByRole("button", { name: "Sign in" }));
  await typeCode(page, nurse.authenticator.wrongCode());
  await expect(page.getByRole("alert")).toContainText("That code did not work.");
  await typeCode(page, await nurse.authenticator.code());
  await expectSignedIn(page);
  expect(new URL(page.url()).pathname).toBe("/profile/login");
});

test("/settings/profile leads to Profile › Login", async ({ page, clinic }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  await page.goto(nurse.url("/settings/profile"));
  await expect(page.getByRole("heading", { name: "Two-factor authentication", level: 1 })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/profile/login");
});

test("a return address never leads to another origin, nor round in circles", async ({ page, clinic }) => {
  const nurse = await clinic.staff();
  const elsewhere = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "/%09/evil.example",
    "javascript:alert(1)",
    "/login",
    "/login/../login",
    "http:evil.example",
  ];
  const asked = elsewhere.flatMap((target) =>
    (target === elsewhere[0] ? ["return", "callbackUrl", "returnTo", "next"] : ["return"]).map(
      (name) => `/login?${name}=${encodeURIComponent(target)}`,
    ),
  );

  await test.step("as somebody types it", async () => {
    for (const address of [asked[0], asked.at(-1)]) {
      await typePassword(page, nurse, address);
      expect(new URL(page.url()).origin).toBe(new URL(nurse.url()).origin);
      await page.goto(nurse.url("/"));
      await expectSignedIn(page);
      await signOut(page);
      await expect(page.getByText("You are signed out.")).toBeVisible();
    }
  });

  await test.step("and as the server answers it", async () => {
    const led: string[] = [];
    for (const address of asked) {
      await page.context().clearCookies();
      led.push(await postForm(page, nurse.url(address), { email: nurse.email, password: nurse.password }));
    }
    const { origin } = new URL(nurse.url());
    const astray = led
      .map((address) => new URL(address))
      .filter((to) => to.origin !== origin || /^\/login/.test(to.pathname));
    expect(astray.map(String)).toEqual([]);
    expect(led).toHaveLength(asked.length);
  });
});
