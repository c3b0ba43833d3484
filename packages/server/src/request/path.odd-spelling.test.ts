import { expect, test } from "vitest";
import { ORIGIN, openDoor } from "../../test/open-door.ts";
import { targetOf, withoutRouterQuery } from "./path.ts";

test.each([
  "//profile",
  "/profile//login",
  "/./profile",
  "/profile/..",
  "/a/../profile",
  "/%2e%2e/profile",
  "/.%2e/profile",
  "/profile%2flogin",
  "/profile%2Flogin",
  "/profile%5clogin",
  "/profile\\login",
  "/profile%00",
  "/profile?person=a%00b",
  "/profile%0a",
  "/%70rofile",
  "/profile%252flogin",
  "/profile%",
  "/profile%zz",
  "/profile%ff",
  "/profile#x",
  "/pröfile",
  "http://evil.example/profile",
  "profile",
  "*",
  "",
])("%j is one spelling too many and never reaches a page", (url) => {
  expect(targetOf(url)).toBe("odd");
});

test.each([
  "/",
  "/profile/login",
  "/profile/login/",
  "/profile/login?next=%2Fa%2F..%2Fb",
  "/people/%5Bid%5D",
  "/caf%C3%A9",
])("%s is a page", (url) => {
  expect(targetOf(url)).toBe("page");
});

test.each([
  "/api/auth",
  "/api/auth/session",
  "/API/Auth/session",
  "//api/auth/session",
  "/api//auth/session",
  "/api/auth//session",
  "/api%2fauth/session",
  "/%61pi/auth/session",
  "/api\\auth\\session",
  "/api/./auth/session",
  "/api/auth/session?x=1",
])("next-auth's route %s answers 404 in every method, whoever asks", async (path) => {
  const door = await openDoor();
  for (const method of ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]) {
    for (const headers of [{ origin: ORIGIN }, {}]) {
      expect((await door.send({ method, path, headers })).status).toBe(404);
    }
  }
});

test("a page whose name only begins like next-auth's is a page", () => {
  expect(targetOf("/api/authors")).toBe("page");
});

test("the path of a visitor does not hold the client router's own query", () => {
  expect(withoutRouterQuery("/a?_rsc=1x")).toBe("/a");
  expect(withoutRouterQuery("/a?x=1&_rsc&y=2?3")).toBe("/a?x=1&y=2?3");
  expect(withoutRouterQuery("/a?x=_rsc")).toBe("/a?x=_rsc");
});
