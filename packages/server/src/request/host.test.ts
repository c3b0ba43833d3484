import { expect, test } from "vitest";
import { openDoor } from "../../test/open-door.ts";
import { hostnameOf, normaliseHost } from "./host.ts";

test.each([
  ["Lakeside.Example.ORG", false, "lakeside.example.org"],
  ["lakeside.localhost:3000", false, "lakeside.localhost:3000"],
  ["example.org:80", false, "example.org"],
  ["example.org:443", true, "example.org"],
  ["example.org:443", false, "example.org:443"],
  ["127.0.0.1:3000", false, "127.0.0.1:3000"],
  ["[::1]:3000", false, "[::1]:3000"],
])("%s (https: %s) is understood as %s", (raw, secure, host) => {
  expect(normaliseHost(raw, secure)).toBe(host);
});

test("the hostname is the host without its port, IPv6 in brackets", () => {
  expect(hostnameOf("lakeside.localhost:3000")).toBe("lakeside.localhost");
  expect(hostnameOf("[::1]:3000")).toBe("[::1]");
});

test.each([
  "",
  "a b",
  "user@example.org",
  "example.org/path",
  "example.org:99999",
  "example.org:0",
  "example.org:",
  "example.org.",
  "-a.example.org",
  "a..b",
  "under_score.example.org",
  "[::1",
  "[:::]",
  "exämple.org",
  `${"a".repeat(64)}.org`,
  `${"a.".repeat(127)}org`,
  "a,b",
  "evil.example\\@lakeside",
])("the host %j is answered with 400", async (host) => {
  const door = await openDoor();
  const reply = await door.sendRaw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  expect(reply).toMatch(/^HTTP\/1\.1 400 /);
});

test("no host, or two of them, is answered with 400 and every security header", async () => {
  const door = await openDoor();
  for (const hosts of ["", "Host: a.example\r\nHost: b.example\r\n"]) {
    const reply = await door.sendRaw(`GET / HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).toContain("Content-Security-Policy");
  }
});
