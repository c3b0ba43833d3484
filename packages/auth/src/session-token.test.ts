import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { audienceOf, readSessionToken } from "./session-token.ts";

const secret = "a secret of the staff portal, long enough";
const cookieName = "countersign-staff-session";
const portal = "staff";
const key = { clinicId: "01980000-0000-7000-8000-000000000001", sessionId: "01980000-0000-7000-8000-000000000002" };
const claims = { aud: audienceOf(portal), ...key };
const tokenOf = (over: object, made: object = {}) =>
  encode({ token: { ...claims, ...over }, secret, salt: cookieName, maxAge: 60, ...made });

test("a token of this portal names its session", async () => {
  expect(await readSessionToken(await tokenOf({}), { portal, secret, cookieName })).toEqual(key);
});

test.each([
  ["another portal's audience", tokenOf({ aud: audienceOf("admin") })],
  ["no audience", tokenOf({ aud: undefined })],
  ["another secret", tokenOf({}, { secret: "another secret, just as long as the first" })],
  ["another cookie's name", tokenOf({}, { salt: "__Host-countersign-staff-session" })],
  ["a life that is over", tokenOf({}, { maxAge: -60 })],
  ["no session", tokenOf({ sessionId: undefined })],
  ["a session that is no id", tokenOf({ sessionId: "1 or true" })],
  ["a clinic that is no id", tokenOf({ clinicId: "lakeside" })],
  ["nothing", Promise.resolve("")],
  ["noise", Promise.resolve("a.b.c.d.e")],
  ["an unsigned token", Promise.resolve("eyJhbGciOiJub25lIn0.e30.")],
])("a token with %s names nobody, and nothing throws", async (_what, token) => {
  expect(await readSessionToken(await token, { portal, secret, cookieName })).toBeNull();
});

test("a token that was altered names nobody", async () => {
  const token = await tokenOf({});
  const at = token.length - 20;
  const altered = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
  expect(await readSessionToken(altered, { portal, secret, cookieName })).toBeNull();
});
