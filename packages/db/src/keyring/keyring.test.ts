import { describe, expect, it } from "vitest";
import { readKeyring } from "./keyring.ts";
import { readableOrNull } from "./unreadable-secret.ts";

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64url");
const keys = readKeyring(`new:${key(1)},old:${key(2)}`);
const before = readKeyring(`old:${key(2)}`);
const secret = Buffer.from("a secret of twenty b");
const mine = ["clinic", "account", "row"];

describe("a malformed keyring stops with one sentence that does not hold the key", () => {
  it.each([
    ["nothing", "", /must look like id:key/],
    ["no id", `:${key(1)}`, /must look like id:key/],
    ["no key", "new:", /must look like id:key/],
    ["no colon", key(1), /must look like id:key/],
    ["too many colons", `new:${key(1)}:x`, /must look like id:key/],
    ["an empty entry", `new:${key(1)},`, /must look like id:key/],
    ["an id with a space", `my key:${key(1)}`, /must look like id:key/],
    ["an id too long", `${"i".repeat(33)}:${key(1)}`, /must look like id:key/],
    ["31 bytes", `new:${Buffer.alloc(31).toString("base64url")}`, /The key "new" .* must be 32 bytes/],
    ["33 bytes", `new:${Buffer.alloc(33).toString("base64url")}`, /The key "new" .* must be 32 bytes/],
    ["a letter outside the alphabet", `new:${key(1)}!`, /The key "new" .* must be 32 bytes/],
    ["a space inside", `new:${key(1).slice(0, 9)} ${key(1).slice(9)}`, /The key "new" .* must be 32 bytes/],
    ["one id twice", `new:${key(1)},new:${key(2)}`, /names the key "new" twice/],
  ])("%s", (_name, text, sentence) => {
    const read = () => readKeyring(text);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow(key(1));
  });

  it("spaces around entries and padding are no mistake", () => {
    expect(readKeyring(` new:${key(1)}= , old:${key(2)} `).newestId).toBe("new");
  });
});

describe("what is sealed", () => {
  it("opens for the very row it was sealed for, and says nothing by itself", () => {
    const sealed = keys.seal(secret, mine);
    expect(sealed.keyId).toBe("new");
    expect(keys.open(sealed, mine)).toEqual(secret);
    expect(sealed.sealed.includes(secret)).toBe(false);
    expect(keys.seal(secret, mine).sealed).not.toEqual(sealed.sealed);
  });

  it("opens with an older key after a new one was put in front", () => {
    expect(keys.open(before.seal(secret, mine), mine)).toEqual(secret);
  });

  it.each([
    ["another clinic", ["other", "account", "row"]],
    ["another account", ["clinic", "other", "row"]],
    ["another row", ["clinic", "account", "other"]],
    ["parts that run into each other", ["clinica", "ccount", "row"]],
    ["nothing", []],
  ])("does not open for %s", (_name, boundTo) => {
    expect(() => keys.open(keys.seal(secret, mine), boundTo)).toThrow();
  });

  it("is told to the operator when it does not open, by its names alone; what else goes wrong is not", () => {
    const told: unknown[] = [];
    const watched = readKeyring(`new:${key(1)}`, (facts) => told.push(facts));
    const sealed = watched.seal(secret, mine);
    expect(watched.open(sealed, mine)).toEqual(secret);
    expect(told).toEqual([]);
    const elsewhere = ["clinic", "other", "row"];
    expect(readableOrNull(() => watched.open(sealed, elsewhere))).toBeNull();
    expect(readableOrNull(() => watched.open({ ...sealed, keyId: "gone" }, mine))).toBeNull();
    expect(told).toEqual([
      { why: "damaged", keyId: "new", boundTo: elsewhere },
      { why: "key_missing", keyId: "gone", boundTo: mine },
    ]);
    expect(() => watched.open({ ...sealed, keyId: "gone" }, mine)).toThrow('lacks the key "gone"');
    expect(() =>
      readableOrNull(() => {
        throw new Error("the database is away");
      }),
    ).toThrow("the database is away");
  });

  it("does not open when a single bit of it changed, wherever", () => {
    const { keyId, sealed } = keys.seal(secret, mine);
    for (let at = 0; at < sealed.length; at += 1) {
      const damaged = Buffer.from(sealed);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => keys.open({ keyId, sealed: damaged }, mine)).toThrow();
    }
    for (const length of [0, 11, 12, 27, 28, sealed.length - 1]) {
      expect(() => keys.open({ keyId, sealed: sealed.subarray(0, length) }, mine)).toThrow();
    }
  });

  it("does not open with a key that is gone, and the sentence says which", () => {
    expect(() => before.open(keys.seal(secret, mine), mine)).toThrow('lacks the key "new"');
  });
});

describe("a mac", () => {
  it("is of one purpose, one key and one list of parts", () => {
    const mac = keys.mac("sign_in_code", ["ab", "c"]);
    expect(mac).toHaveLength(32);
    expect(keys.mac("sign_in_code", ["ab", "c"])).toEqual(mac);
    for (const other of [
      keys.mac("matching_word", ["ab", "c"]),
      keys.mac("sign_in_code", ["a", "bc"]),
      keys.mac("sign_in_code", ["abc"]),
      keys.mac("sign_in_code", ["ab", "c"], "old"),
    ]) {
      expect(other).not.toEqual(mac);
    }
  });

  it("of an older key stays what it was", () => {
    expect(keys.mac("sign_in_code", ["a"], "old")).toEqual(before.mac("sign_in_code", ["a"]));
  });
});
