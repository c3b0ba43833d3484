import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { expectSignedIn, expectSignedOut, signInWithCode, typePassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

const PORTALS = ["staff", "admin", "patient"] as const;
const NEXT_AUTH = [
  "",
  "/session",
  "/csrf",
  "/providers",
  "/signin",
  "/signout",
  "/callback/credentials",
  "/callback/login",
  "/error",
];

test("next-auth's own addresses do not exist, in any method", async ({ clinic }) => {
  for (const portal of PORTALS) {
    for (const path of NEXT_AUTH) {
      const address = clinic.url(portal, `/api/auth${path}`);
      for (const method of ["GET", "HEAD", "POST", "OPTIONS"]) {
        const answer = await ask(address, { method, headers: { Origin: new URL(address).origin } });
        expect(answer.status, `${method} ${address}`).toBe(404);
      }
      for (const method of ["PUT", "PATCH", "DELETE", "TRACE"]) {
        const answer = await ask(address, { method, headers: { Origin: new URL(address).origin } });
        expect([404, 405, 501], `${method} ${address}`).toContain(answer.status);
      }
    }
  }
});

test("a post without an Origin, or from another one, is refused before anything is done", async ({ clinic }) => {
  const nurse = await clinic.staff();
  const body = new URLSearchParams({ email: nurse.email, password: nurse.password }).toString();
  const origins = [
    undefined,
    "null",
    "https://evil.example",
    nurse.url("").replace("http:", "https:"),
    clinic.url("admin", ""),
    "http://localhost:1",
  ];
  for (const origin of origins) {
    const headers = {
      "Content-Type": "application/x-www-form-urlencoded",
      ...(origin !== undefined && { Origin: origin }),
    };
    for (const path of ["/login", "/", "/profile/login"]) {
      const answer = await ask(nurse.url(path), { method: "POST", headers, body });
      expect(answer.status, `${path} from ${origin}`).toBe(403);
      expect(answer.headers["set-cookie"], `${path} from ${origin}`).toBeUndefined();
    }
  }
});

test("cookies of another clinic or portal sign nobody in", async ({ clinic, otherClinic, page, newBrowser }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  const cookies = await page.context().cookies();
  const places = {
    "the same portal of another clinic": { url: otherClinic.url("staff"), rename: "staff" },
    "the console of this clinic": { url: clinic.url("admin"), rename: "admin" },
    "the patients' portal of this clinic": { url: clinic.url("patient"), rename: "patient" },
  };
  for (const [where, { url, rename }] of Object.entries(places)) {
    await test.step(where, async () => {
      const other = await newBrowser();
      const domain = new URL(url).hostname;
      const renamed = cookies.map((one) => ({ ...one, domain, name: one.name.replace("-staff-", `-${rename}-`) }));
      await other.context().addCookies(renamed);
      await expectSignedOut(other, { ...nurse, url: (path = "/") => `${new URL(url).origin}${path}` });
    });
  }
  await page.reload();
  await expectSignedIn(page);
});

test("no cookie outlives its need, is readable by scripts, or is sent across sites", async ({ clinic, page }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["countersign-staff-browser", "countersign-staff-session"]);
  for (const { name, httpOnly, sameSite, expires, path, domain } of cookies) {
    expect({ name, httpOnly, sameSite, path, domain }).toEqual({
      name,
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      domain: new URL(nurse.url()).hostname,
    });
    if (name.endsWith("-session")) expect(expires, name).toBe(-1);
  }
});

test("what only one person may see is stored nowhere, and no page may be framed", async ({ clinic, page }) => {
  const nurse = await clinic.enrolled();
  await signInWithCode(page, nurse);
  const headers = await cookiesFor(page.context(), nurse.url());
  for (const path of ["/", "/profile/login", "/login", "/login/code", "/no-such-page"]) {
    const answer = await ask(nurse.url(path), { headers });
    expect(answer.headers["cache-control"], path).toContain("no-store");
    expect(answer.headers["x-content-type-options"], path).toBe("nosniff");
    expect(answer.headers["referrer-policy"], path).toBe("same-origin");
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
  }
});

test("a host that names no clinic gets a page that says which was not found @without-javascript", async ({
  system,
  page,
  clinic,
}) => {
  for (const portal of PORTALS) {
    for (const path of ["/login", "/", "/profile/login"]) {
      await page.goto(`${system.url(portal, "no-such-clinic")}${path}`);
      await expect(page.getByText("no-such-clinic").first()).toBeVisible();
      await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
    }
  }
  const nurse = await clinic.staff();
  await typePassword(page, nurse);
  await expectSignedIn(page);
});

test("each portal has a mark and a manifest of its own, which anybody may have", async ({ clinic }) => {
  const found: string[] = [];
  const marks = new Set<string>();
  for (const portal of PORTALS) {
    const sheet = await ask(clinic.url(portal, "/manifest.webmanifest"));
    const { name, icons } = JSON.parse(sheet.body) as { name: string; icons: { src: string }[] };
    if (!name.startsWith(`${clinic.name} – `)) found.push(`${portal} is called ${name}`);
    marks.add((await ask(clinic.url(portal, "/icon.svg"))).body);
    for (const path of [...icons.map(({ src }) => src), "/favicon.ico", "/apple-touch-icon.png"]) {
      const { status, headers } = await ask(clinic.url(portal, path));
      const kept = /^public, max-age=[1-9]/.test(String(headers["cache-control"]));
      if (status !== 200 || !kept) found.push(`${portal}${path}: ${status}, ${headers["cache-control"]}`);
    }
  }
  expect(found).toEqual([]);
  expect(marks.size).toBe(PORTALS.length);
});
