import type { Page } from "@playwright/test";
import { publishedActions } from "../fixtures/build.ts";
import { clinicState } from "../fixtures/clinic-state.ts";
import { expectScripted } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

/** Makes what the page posts from now on name another action, as a page of an older build would. */
async function asIfOlder(page: Page, id: string): Promise<void> {
  const older = `${id.slice(0, 2)}${"0".repeat(40)}`;
  await page.route("**/*", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    const headers = { ...request.headers(), ...(request.headers()["next-action"] && { "next-action": older }) };
    const postData = request.postDataBuffer()?.toString("latin1").replaceAll(id, older) ?? "";
    return route.continue({ headers, postData: Buffer.from(postData, "latin1") });
  });
}

for (const portal of ["staff", "admin", "patient"] as const) {
  test(`a form of the ${portal} portal that was opened before an update says so, and what to do @without-javascript`, async ({
    system,
    clinic,
    browser,
  }, { project }) => {
    const scripted = project.use.javaScriptEnabled !== false;
    const people = { staff: clinic.staff, admin: clinic.newAdmin, patient: clinic.patient };
    const person = await people[portal]();
    // Not the story's own page: there, what a browser says about a refused post would count as trouble.
    const context = await browser.newContext({ javaScriptEnabled: scripted });
    const page = await context.newPage();
    await page.goto(person.url("/login"));
    if (scripted) await expectScripted(page);
    const signIn = (await publishedActions(portal)).find(({ name }) => name === "signIn");
    await asIfOlder(page, signIn?.id ?? "");
    const before = await clinicState(system.context, clinic.id);

    await page.getByRole("textbox", { name: "Email" }).fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: "Sign in" }).click(),
    ]);
    expect(answer.status()).toBe(409);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page was out of date");
    await expect(page.getByText("Nothing was saved.")).toBeVisible();
    await expect(page).toHaveTitle("This page was out of date – Countersign");
    expect(await clinicState(system.context, clinic.id)).toEqual(before);

    await page.unrouteAll();
    const again = scripted
      ? page.getByRole("button", { name: "Open the page again" })
      : page.getByRole("link", { name: "Open the page again" });
    await again.click();
    await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
    await context.close();
  });
}
