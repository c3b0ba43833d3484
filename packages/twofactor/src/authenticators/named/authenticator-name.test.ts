import { expect, it } from "vitest";
import { authenticatorName, usualName } from "./authenticator-name.ts";

it.each([
  ["plain", "Work phone", "Work phone"],
  ["with spaces around it", "  iPhone \n", "iPhone"],
  ["one character", "x", "x"],
  ["forty characters that take up more than forty places", "😀".repeat(40), "😀".repeat(40)],
  ["a family of one sign, joined", "👩‍⚕️", "👩‍⚕️"],
  ["inside marks that turn the writing direction", "\u202ephone\u202c", "phone"],
  ["fullwidth", "Ｗｏｒｋ　ｐｈｏｎｅ", "Work phone"],
  ["an accent typed as a sign of its own", "Café", "Café"],
  ["what would be markup elsewhere", "<b>&amp;</b>", "<b>&amp;</b>"],
])("a name may be %s", (_what, typed, name) => {
  expect(authenticatorName(typed)).toEqual({ ok: true, name });
});

it.each([
  ["nothing", "", "missing"],
  ["spaces", " \u00a0\u2003 ", "missing"],
  ["nothing that can be seen", "\u200b\u2060\u00ad", "missing"],
  ["forty-one characters", "x".repeat(41), "too_long"],
  ["ten thousand", "x".repeat(10_000), "too_long"],
  ["a line break", "a\nb", "odd"],
  ["a NUL", "a\u0000", "odd"],
  ["half of an emoji", "a\ud83d", "odd"],
])("%s is no name", (_what, typed, fault) => {
  expect(authenticatorName(typed)).toEqual({ ok: false, fault });
});

it("an authenticator nobody named gets the first usual name that is free", () => {
  expect(usualName([])).toBe("Authenticator app");
  expect(usualName(["authenticator app"])).toBe("Authenticator app 2");
  expect(usualName(["authenticator app", "authenticator app 3"])).toBe("Authenticator app 2");
  expect(usualName(["authenticator app 2"])).toBe("Authenticator app");
});
