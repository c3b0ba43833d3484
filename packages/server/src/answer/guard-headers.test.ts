import { expect, test } from "vitest";
import { ORIGIN, openDoor, type Reply } from "../../test/open-door.ts";

function expectSecurityHeaders({ headers }: Reply): void {
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9_-]{24}' 'strict-dynamic';/);
  for (const directive of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy).not.toContain("unsafe");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "cache-control": "no-store",
  });
  expect(headers["x-powered-by"]).toBeUndefined();
}

test.each([
  ["a page", { path: "/login" }],
  ["a missing file", { path: "/_next/static/missing.js" }],
  ["health", { path: "/health/live" }],
  ["a refused path", { path: "/a//b" }],
  ["a refused host", { host: "a b" }],
  ["a refused method", { method: "DELETE" }],
  ["a refused post", { method: "POST" }],
  ["OPTIONS", { method: "OPTIONS" }],
  ["an unknown expectation", { headers: { expect: "wonders" } }],
])("%s carries every security header", async (_, sent) => {
  const door = await openDoor((_request, response) => {
    response.setHeader("X-Powered-By", "Next.js");
    response.writeHead(404, { "cache-control": "public, max-age=60", "content-security-policy": "default-src *" });
    response.end();
  });
  expectSecurityHeaders(await door.send(sent));
});

test("what is not HTTP is answered with 400 and the same headers", async () => {
  const door = await openDoor();
  const reply = await door.sendRaw("HELLO\r\n\r\n");
  expect(reply).toMatch(/^HTTP\/1\.1 400 /);
  expect(reply).toContain("Content-Security-Policy: default-src 'none'");
});

test("headers too large are answered with 431", async () => {
  const door = await openDoor();
  expect(await door.sendRaw(`GET / HTTP/1.1\r\nHost: a\r\nCookie: ${"a".repeat(20_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
});

test("every answer has a nonce of its own, and Next is told the same policy", async () => {
  const door = await openDoor((request, response) => void response.end(request.headers["content-security-policy"]));
  const [first, second] = [await door.send(), await door.send()];
  expect(first.body).toBe(first.headers["content-security-policy"]);
  expect(second.body).not.toBe(first.body);
});

test("only Next's immutable files, accents' style sheets, marks and manifests keep their caching", async () => {
  const door = await openDoor((_request, response) => {
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.end();
  });
  expect((await door.send({ path: "/_next/static/chunks/a.js" })).headers["cache-control"]).toContain("immutable");
  for (const path of ["/accent.css?colour=0b6170", "/icon.svg", "/favicon.ico", "/manifest.webmanifest"]) {
    expect((await door.send({ path })).headers["cache-control"]).toContain("immutable");
  }
  for (const path of ["/login", "/accent.css/", "/accent.css/login", "/x/accent.css", "/icon.svg/login", "/icon.png"]) {
    expect((await door.send({ path })).headers["cache-control"]).toBe("no-store");
  }
});

test("a browser is told to stay on https only over https", async () => {
  const door = await openDoor(undefined, { settings: { isTrustedProxy: () => true } });
  expect((await door.send()).headers["strict-transport-security"]).toBeUndefined();
  const secure = await door.send({ headers: { "x-forwarded-proto": "https" } });
  expect(secure.headers["strict-transport-security"]).toBe("max-age=63072000");
});

test("cookies set in either way of writing headers all arrive", async () => {
  const door = await openDoor((request, response) => {
    response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    if (request.method === "POST") response.writeHead(303, { Location: "/next" });
    response.end();
  });
  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN } });
  expect(reply).toMatchObject({ status: 303, headers: { location: "/next", "set-cookie": ["a=1", "b=2"] } });
});

test("pages are not compressed, files may be", async () => {
  const door = await openDoor((request, response) => void response.end(request.headers["accept-encoding"] ?? "none"));
  const headers = { "accept-encoding": "gzip" };
  expect((await door.send({ headers })).body).toBe("none");
  expect((await door.send({ headers, path: "/_next/static/a.js" })).body).toBe("gzip");
});

test.each([
  ["POST", 307, 303],
  ["GET", 307, 307],
  ["POST", 303, 303],
  ["POST", 200, 200],
])(
  "after a %s, a page that answers %i is sent as %i, so that no form is posted to a second address",
  async (method, answered, sent) => {
    const door = await openDoor((_request, response) => {
      response.writeHead(answered, { location: "/login/locked" });
      response.end();
    });
    const reply = await door.send({ method, headers: { origin: ORIGIN } });
    expect(reply.status).toBe(sent);
    expect(reply.headers.location).toBe("/login/locked");
  },
);
