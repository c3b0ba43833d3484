import type { Page } from "@playwright/test";
import { PNG } from "pngjs";
import { expectAccessible } from "../fixtures/accessible.ts";
import { press } from "../fixtures/press.ts";
import { ask } from "../fixtures/raw-request.ts";
import { signInWithCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const GENERAL = "/settings/general";
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><style>.a{fill:#0b6170}</style><script>alert(1)</script><rect class="a" width="120" height="40"/></svg>`;
const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
const png = file("logo.png", "image/png", PNG.sync.write(new PNG({ width: 90, height: 30, fill: true })));
const svg = file("logo.svg", "image/svg+xml", Buffer.from(SVG));

async function upload(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
  await page.getByLabel("Logo file").setInputFiles(chosen);
  await press(page.getByRole("button", { name: "Upload logo" }));
}

/** Where the page's header shows a logo, and how large it is drawn. */
const logoIn = (page: Page) =>
  page
    .getByRole("banner")
    .getByRole("presentation")
    .evaluateAll((images) =>
      images.map((image) => [image.getAttribute("src"), (image as HTMLImageElement).naturalWidth > 0]),
    );

/** The address of the one logo in the page's header, once it is drawn. */
async function shownLogo(page: Page, shape: RegExp): Promise<string> {
  await expect.poll(() => logoIn(page)).toEqual([[expect.stringMatching(shape), true]]);
  const [[src] = []] = await logoIn(page);
  expect(src).toMatch(/^\/clinic-logo\?version=[0-9a-f]{16}-/);
  return String(src);
}

test("a clinic's logo stands beside its name in every portal, until it is removed @without-javascript", async ({
  page,
  clinic,
}) => {
  const admin = await clinic.admin();
  await signInWithCode(page, admin);
  await page.goto(admin.url(GENERAL));

  await test.step("what is no picture is refused in a sentence", async () => {
    await upload(page, file("logo.pdf", "application/pdf", Buffer.from("%PDF-1.7")));
    await expect(page.getByLabel("Logo file")).toHaveAccessibleDescription(/not a PNG or SVG picture/);
    expect(await logoIn(page)).toEqual([]);
  });

  const address = await test.step("an SVG is cleaned and shown on every page at once", async () => {
    await upload(page, svg);
    await expect(page.getByRole("status")).toContainText("Logo saved.");
    const src = await shownLogo(page, /-120x40$/);
    await expectAccessible(page);
    for (const portal of ["staff", "patient"] as const) {
      await page.goto(clinic.url(portal, "/login"));
      expect(await shownLogo(page, /-120x40$/)).toBe(src);
    }
    return src;
  });

  await test.step("anyone may have it, and browsers keep it; nothing in it runs", async () => {
    const answer = await ask(clinic.url("patient", address));
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "image/svg+xml"]);
    expect(answer.headers["cache-control"]).toContain("immutable");
    expect(answer.body).toContain("<style>.a{fill:#0b6170}</style>");
    expect(answer.body).not.toContain("alert");
  });

  await test.step("another takes its place, and its address is gone", async () => {
    await page.goto(admin.url(GENERAL));
    await upload(page, png);
    await shownLogo(page, /-90x30$/);
    expect((await ask(clinic.url("patient", address))).status).toBe(404);
  });

  await test.step("removed, the name stands alone again", async () => {
    await press(page.getByRole("button", { name: "Remove logo" }));
    await expect(page.getByRole("status")).toContainText("Logo removed.");
    expect(await logoIn(page)).toEqual([]);
  });
});
