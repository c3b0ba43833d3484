import { describe, expect, test } from "vitest";
import { loginPath, safeReturnPath, signedOutReasonOf } from "./return-path.ts";

describe("a path to return to", () => {
  test.each([
    "/",
    "/profile/login",
    "/staff?search=o%27neil&status=locked",
    "/patients/0198?done=unlocked",
    "/loginwall",
  ])("%s stays as it is", (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  test.each([
    ["nothing", null],
    ["nothing at all", undefined],
    ["an empty text", ""],
    ["a relative path", "profile"],
    ["another host", "//evil.example"],
    ["another host, in backslashes", "/\\evil.example"],
    ["another host, after dots", "/.//evil.example"],
    ["another host, after a step up", "/x/..//evil.example"],
    ["another host, past a tab", "/\t/evil.example"],
    ["another host, past a line break", "/\n/evil.example"],
    ["a whole address", "https://evil.example/"],
    ["a scheme", "https:"],
    ["a script", "javascript:alert(1)"],
    ["a leading space", " /profile"],
    ["a control character", "/profile\u0000"],
    ["a header's line break", "/profile\r\nSet-Cookie: a=b"],
    ["steps", "/staff/../login"],
    ["a backslash further on", "/staff\\login"],
    ["a fragment", "/staff#top"],
    ["letters a browser would encode", "/stäff"],
    ["more than anybody's path", `/${"a".repeat(1024)}`],
    ["the sign-in page", "/login"],
    ["a step of the sign-in", "/login/code"],
    ["the sign-in page with a query", "/login?return=%2F"],
    ["the confirmation of a step-up", "/confirm"],
  ])("%s is not one", (_what, candidate) => {
    expect(safeReturnPath(candidate)).toBeNull();
  });
});

test.each([
  ["/profile/login", null, "/login?return=%2Fprofile%2Flogin"],
  ["/staff?after=a%20b&x=1", "policy", "/login?return=%2Fstaff%3Fafter%3Da%2520b%26x%3D1&because=policy"],
  ["/", "idle", "/login?because=idle"],
  ["//evil.example", null, "/login"],
] as const)("the sign-in page remembers %s and says why: %s", (wanted, because, path) => {
  expect(loginPath(wanted, because)).toBe(path);
  const back = new URL(path, "http://localhost").searchParams.get("return");
  expect(back === null || back === wanted).toBe(true);
});

test("only reasons of the closed list are told", () => {
  expect(signedOutReasonOf("policy")).toBe("policy");
  expect([null, undefined, "", "toString", ["policy"], "<b>"].map(signedOutReasonOf)).toEqual(Array(6).fill(null));
});
