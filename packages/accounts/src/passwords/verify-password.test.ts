import { expect, it } from "vitest";
import { checkLoginPassword } from "./check-login-password.ts";
import { hashPassword, isImportedHash, verifyPassword } from "./hash-password.ts";
import { readPasswordHash } from "./password-hash.ts";

const PASSWORD = "a horse of another colour";

/** Made with Python's bcrypt 3.2, argon2-cffi 21.1 and passlib 1.7, and with the argon2 command of its reference code. */
const MADE_ELSEWHERE = [
  "$2a$06$8L5P7nBqVQradLSnYgl2SempKaIDVBiawKHkoDOtMBUVeNHpXJ0Ei",
  "$2b$06$zi7TGuwPVQTKKO0bRRMSw.cSRM.nZsUMvv6.YAa.ZejQItauUtypa",
  "$2y$06$NZypdewVSqx5ZvL4aPdQJeGBerTV8WomFh64ymmEH8/r5VHrEhZ/C",
  "$argon2i$v=19$m=1024,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$r0NnoMFiiVkOhGoHhLt2VHh02Vkx96l6",
  "$argon2d$v=19$m=1024,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$wkNJNKZPqA7sMuIF7PRwtsi3T4CC4xJo",
  "$argon2id$v=19$m=1024,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$nMrlyTKGctjj7oZ4cjlsNP5YPpnN+c4C",
  "$argon2id$v=19$m=2048,t=2,p=4$b3RoZXJzYWx0$EetIpamwv/jh2Rzf8zMywedTLmVTNSX1RtYSl+gYWMI",
  "$argon2i$v=16$m=1024,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Cfh3p/Tl/W4Aoakp5aXVpoPdkQfbetPheHE4Vn5plGg",
  "$argon2i$v=16$m=1024,t=2,p=1$b3RoZXJzYWx0$B63FItZda2tbVy1VyPpUd/dizqXSuLBmzOI8PvenxJI",
  "$scrypt$ln=10,r=8,p=1$wNi7d87Z+x9DSCnF2HuvVQ$heKTHVRcgbWtbEE7SQ+3NL4Ce9jUoJAw4k8xAs6RGDQ",
  "$scrypt$ln=14,r=8,p=2$8r7XWssZY0wJ4fx/7/2f0w$CXvU071Gw7TJuaVVOfszi2ranLU4WOnyDYgSPQN4rYM",
];
const UNICODE = {
  password: "Blütenstaub mit zwölf Kübeln",
  hash: "$2b$06$zoqb6BaDQxPpnr/YpZSDF.bntuKyGXkQq1FPBePF1BEmG9f.k3Ouq",
};
/** Of seventy-two times x. */
const LONG = "$2b$06$dG0ivmWe0nA/tYHhN3z3uu9L5Bo4Ye.W9380mKPgJsYCvDb.OKyS.";

it("a password fits however its letters were composed, and nothing fits where there is none", async () => {
  const hash = await hashPassword("zwölf Kübel Blütenstaub");
  expect(isImportedHash(hash)).toBe(false);
  expect(await verifyPassword(hash, "zwölf Kübel Blütenstaub".normalize("NFD"))).toBe(true);
  expect(await verifyPassword(hash, "zwolf Kubel Blutenstaub")).toBe(false);
  expect(await verifyPassword(hash, "")).toBe(false);
  expect(await verifyPassword(null, "")).toBe(false);
  expect(await verifyPassword(null, "zwölf Kübel Blütenstaub")).toBe(false);
});

it.each(MADE_ELSEWHERE)("%s fits its password and no other", async (hash) => {
  expect(readPasswordHash(hash)).not.toBeNull();
  expect(await verifyPassword(hash, PASSWORD)).toBe(true);
  for (const other of ["", `${PASSWORD} `, PASSWORD.toUpperCase(), `${PASSWORD}\0`, "\0"]) {
    expect(await verifyPassword(hash, other)).toBe(false);
  }
});

it("an imported hash is checked over the bytes that were typed", async () => {
  expect(await verifyPassword(UNICODE.hash, UNICODE.password)).toBe(true);
  expect(await verifyPassword(UNICODE.hash, UNICODE.password.replaceAll("ü", "u"))).toBe(false);
});

it("a hash that is none lets nobody in", async () => {
  for (const hash of ["not a hash", "", "$2b$06$short", "$scrypt$ln=10,r=8,p=1$$"]) {
    await expect(async () => verifyPassword(hash, "x")).rejects.toThrow();
  }
});

it.each([
  "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$nMrlyTKGctjj7oZ4cjlsNP5YPpnN",
  "$argon2id$v=19$m=262144,t=90,p=1$c29tZXNhbHQ$nMrlyTKGctjj7oZ4cjlsNP5YPpnN",
  "$argon2id$v=19$m=7,t=1,p=1$c29tZXNhbHQ$nMrlyTKGctjj7oZ4cjlsNP5YPpnN",
  "$argon2id$v=20$m=1024,t=1,p=1$c29tZXNhbHRzb21l$nMrlyTKGctjj7oZ4cjlsNP5YPpnN",
  "$argon2x$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21l$nMrlyTKGctjj7oZ4cjlsNP5YPpnN",
  "$scrypt$ln=21,r=8,p=1$wNi7d87Z+x9DSCnF2HuvVQ$heKTHVRcgbWtbEE7SQ+3NL4Ce9jUoJAw4k8xAs6RGDQ",
  "$scrypt$ln=18,r=16,p=1$wNi7d87Z+x9DSCnF2HuvVQ$heKTHVRcgbWtbEE7SQ+3NL4Ce9jUoJAw4k8xAs6RGDQ",
  "$scrypt$ln=17,r=8,p=99$wNi7d87Z+x9DSCnF2HuvVQ$heKTHVRcgbWtbEE7SQ+3NL4Ce9jUoJAw4k8xAs6RGDQ",
  "$2b$20$zi7TGuwPVQTKKO0bRRMSw.cSRM.nZsUMvv6.YAa.ZejQItauUtypa",
  "$2x$06$zi7TGuwPVQTKKO0bRRMSw.cSRM.nZsUMvv6.YAa.ZejQItauUtypa",
  "5f4dcc3b5aa765d61d8327deb882cf99",
  "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
  "$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk",
])("a hash that would exhaust the machine, or of a kind that is not known, is none: %s", (hash) => {
  expect(readPasswordHash(hash)).toBeNull();
});

it("the right password of an imported hash gets one of our own, a wrong one never", async () => {
  const [imported = null] = MADE_ELSEWHERE;
  const right = await checkLoginPassword({ passwordHash: imported, importedHash: imported }, PASSWORD);
  expect(right.fits).toBe(true);
  expect(isImportedHash(right.newHash ?? "")).toBe(false);
  expect(await verifyPassword(right.newHash, PASSWORD)).toBe(true);
  expect(await checkLoginPassword({ passwordHash: imported, importedHash: imported }, "wrong")).toEqual({
    fits: false,
    newHash: null,
  });
});

it("somebody else's imported hash, checked only to take as long, lets nobody in", async () => {
  const [imported = null] = MADE_ELSEWHERE;
  const own = await hashPassword("purple bicycles");
  const nobody = { fits: false, newHash: null };
  expect(await checkLoginPassword({ passwordHash: null, importedHash: imported }, PASSWORD)).toEqual(nobody);
  expect(await checkLoginPassword({ passwordHash: own, importedHash: imported }, PASSWORD)).toEqual(nobody);
  expect(await checkLoginPassword({ passwordHash: own, importedHash: imported }, "purple bicycles")).toEqual({
    fits: true,
    newHash: null,
  });
});

it("a password longer than bcrypt looks at stays under bcrypt: its end was never checked", async () => {
  const typed = `${"x".repeat(72)} and something mistyped`;
  expect(await checkLoginPassword({ passwordHash: LONG, importedHash: LONG }, typed)).toEqual({
    fits: true,
    newHash: null,
  });
  expect(await checkLoginPassword({ passwordHash: LONG, importedHash: LONG }, "x".repeat(72))).toMatchObject({
    newHash: expect.stringMatching(/^\$argon2id\$/),
  });
});
