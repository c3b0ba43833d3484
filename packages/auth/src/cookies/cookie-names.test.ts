import { expect, test } from "vitest";
import { cookieNames } from "./cookie-names.ts";

const portals = ["staff", "admin", "patient"] as const;
const names = portals.flatMap((portal) =>
  [true, false].flatMap((secure) => Object.values(cookieNames(portal, secure))),
);

test("no two portals share a cookie name, and none is the beginning of another", () => {
  const clashes = names.flatMap((name, at) =>
    names.filter((other, otherAt) => at !== otherAt && other.startsWith(name)).map((other) => `${name} < ${other}`),
  );
  expect(clashes).toEqual([]);
});

test("over https every cookie is bound to its host, over http none pretends to be", () => {
  for (const portal of portals) {
    expect(Object.values(cookieNames(portal, true)).every((name) => name.startsWith("__Host-"))).toBe(true);
    expect(Object.values(cookieNames(portal, false)).some((name) => name.startsWith("__"))).toBe(false);
  }
});
