import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readStamp, stampOf, type Visitor } from "./stamp.ts";
import { visitorOf } from "./visitor.ts";

const visitor: Visitor = {
  host: "lakeside.example.org",
  hostname: "lakeside.example.org",
  address: "203.0.113.7",
  secure: true,
  nonce: "n",
  path: "/login?next=%2Fprofile",
  userAgent: "Browser/1.0 «é»",
};

test("a stamp gives back exactly what was stamped", () => {
  expect(readStamp(stampOf(visitor, 5), 5)).toEqual(visitor);
});

test("a stamp is worth nothing after a minute", () => {
  const stamp = stampOf(visitor, 1000);
  expect(readStamp(stamp, 61_000)).toEqual(visitor);
  expect(readStamp(stamp, 61_001)).toBeNull();
});

test("a stamp changed in any part is refused", () => {
  const [payload = "", mac = ""] = stampOf(visitor, 0).split(".");
  const other = Buffer.from(JSON.stringify({ visitor: { ...visitor, host: "evil.example" }, at: 0 })).toString(
    "base64url",
  );
  for (const forged of [
    `${other}.${mac}`,
    `${payload}.${mac.slice(1)}`,
    `${payload}.`,
    `.${mac}`,
    payload,
    `${payload}.${mac}.x`,
  ]) {
    expect(readStamp(forged, 0)).toBeNull();
  }
});

test("a stamp signed with another process's key is refused", () => {
  const [payload = ""] = stampOf(visitor, 0).split(".");
  const mac = createHmac("sha256", "another key").update(payload).digest("base64url");
  expect(readStamp(`${payload}.${mac}`, 0)).toBeNull();
});

test("visitorOf throws without a stamp rather than guess from other headers", () => {
  expect(() => visitorOf(new Headers({ host: "lakeside.example.org", "x-forwarded-for": "1.2.3.4" }))).toThrow(
    /no valid visitor/,
  );
  expect(() => visitorOf(new Headers({ "x-countersign-visitor": "e30.e30" }))).toThrow(/no valid visitor/);
});
