import { readKeyring } from "@countersign/db";
import { expect, it } from "vitest";
import { knownBrowserId, withKnownBrowser } from "./known-browser.ts";
import { networkOf, PASSWORD_WAIT_SECONDS, passwordLanes } from "./password-lanes.ts";

const keys = readKeyring(`k:${Buffer.alloc(32, 3).toString("base64url")}`);
const ada = { portal: "staff", clinicSlug: "lakeside", email: "ada@a.example" } as const;
const lanes = (over: object = {}) =>
  passwordLanes(keys, { ...ada, address: "192.0.2.1", knownBrowserId: null, ...over });

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::", "0:0:0:0::/64"],
  ["fe80::1", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

it("neighbours of one /64 share a lane; other people, portals and clinics share none", () => {
  const pair = (over: object) => lanes(over).charged[1]?.subject;
  expect(pair({ address: "2001:db8::1" })).toBe(pair({ address: "2001:db8::ffff:1" }));
  const subjects = [
    {},
    { address: "192.0.2.2" },
    { email: "bob@a.example" },
    { portal: "admin" },
    { clinicSlug: "harbour" },
  ].map((over) => pair(over));
  expect(new Set(subjects).size).toBe(5);
});

it("what is counted cannot be read out of the row", () => {
  for (const { subject } of [...lanes().charged, ...lanes().failures]) {
    expect(subject).not.toContain("ada");
    expect(subject).not.toContain("192");
  }
});

it("waits grow and end at a minute", () => {
  expect(PASSWORD_WAIT_SECONDS.toSorted((one, other) => one - other)).toEqual(PASSWORD_WAIT_SECONDS);
  expect(PASSWORD_WAIT_SECONDS.at(-1)).toBe(60);
});

it("a known browser has one lane of its own", () => {
  const known = lanes({ knownBrowserId: "abc" });
  expect(known.charged.map(({ kind }) => kind)).toEqual(["password_browser"]);
  expect(known.failures).toEqual([]);
  expect(lanes({ knownBrowserId: "abd" }).charged).not.toEqual(known.charged);
});

it("a mark is of one person, portal and clinic, and of nobody who made it up", () => {
  const cookie = withKnownBrowser(keys, null, ada);
  expect(knownBrowserId(keys, cookie, ada)).toMatch(/^[\w-]{16}$/);
  for (const other of [{ portal: "admin" }, { clinicSlug: "harbour" }, { email: "bob@a.example" }]) {
    expect(knownBrowserId(keys, cookie, { ...ada, ...other })).toBeNull();
  }
  const [id = "", keyId = "", mac = ""] = cookie.split(".");
  const forged = [
    `x${id}.${keyId}.${mac}`,
    `${id}.${keyId}.${mac.slice(1)}x`,
    `${id}.gone.${mac}`,
    `${id}.${keyId}.`,
    id,
  ];
  for (const made of [...forged, "", "~~~", "a.b.c~".repeat(500), "\u0000", "ä.k.ö"]) {
    expect(knownBrowserId(keys, made, ada)).toBeNull();
  }
});

it("five people of one computer keep their marks, the sixth takes the oldest's place, nobody is marked twice", () => {
  const people = ["a", "b", "c", "d", "e", "f"].map((name) => ({ ...ada, email: `${name}@a.example` }));
  const cookie = people.reduce<string | null>((held, person) => withKnownBrowser(keys, held, person), null);
  const known = people.map((person) => knownBrowserId(keys, cookie, person) !== null);
  expect(known).toEqual([false, true, true, true, true, true]);
  const [, second] = people;
  if (!second) throw new Error("no second person");
  const again = withKnownBrowser(keys, cookie, second);
  expect(again.split("~")).toHaveLength(5);
  expect(knownBrowserId(keys, again, second)).toBe(knownBrowserId(keys, cookie, second));
});
