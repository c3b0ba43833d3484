import { expect, it } from "vitest";
import { postedLimits } from "./posted-limits.ts";

const form = (fields: Record<string, string>) => {
  const posted = new FormData();
  for (const [name, value] of Object.entries({
    textDailyCap: "2000",
    "cap-GB": "500",
    "cap-IE": "20",
    added: "",
    ...fields,
  }))
    posted.set(name, value);
  return posted;
};
const post = (fields: Record<string, string>) => postedLimits(form(fields), ["GB", "IE"]);

it("keeps, changes, removes and adds countries in one post", () => {
  expect(post({ "cap-GB": " 400 ", "remove-IE": "on", added: "FR", "cap-new": "7" })).toEqual({
    ok: true,
    limits: {
      textDailyCap: 2000,
      textCountries: [
        { country: "GB", dailyCap: 400 },
        { country: "FR", dailyCap: 7 },
      ],
    },
  });
});

it("a country that was removed can be added again with another number, and nothing else twice", () => {
  expect(post({ "remove-IE": "on", added: "IE", "cap-new": "7" })).toMatchObject({ ok: true });
  expect(post({ added: "IE", "cap-new": "7" })).toMatchObject({ ok: false, errors: { added: expect.any(String) } });
});

it.each([
  [{ textDailyCap: "-1" }, "textDailyCap"],
  [{ textDailyCap: "" }, "textDailyCap"],
  [{ "cap-GB": "1000001" }, "cap-GB"],
  [{ "cap-IE": "1e3" }, "cap-IE"],
  [{ added: "FR", "cap-new": "" }, "cap-new"],
  [{ added: "ZZ", "cap-new": "1" }, "added"],
])("%j is refused beside its field", (fields, field) => {
  const posted = post(fields as Record<string, string>);
  expect(posted.ok ? [] : Object.keys(posted.errors)).toEqual([field]);
});
