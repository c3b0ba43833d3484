import { expect, test } from "vitest";
import { Refusal } from "../say.ts";
import { readSettingsOrder, settingsLines } from "./read-settings-order.ts";

const read = (text: string) => readSettingsOrder(["--slug", "hill", ...text.split(" ").filter(Boolean)]);

test("an order names the clinic and what is to change, and nothing else", () => {
  expect(read("")).toEqual({ slug: "hill", changes: {} });
  expect(
    read(
      "--accent #0A6B52 --mail-from-name Hill --reply-to desk@hill.example --country ie --text-cap 50 --text-countries GB:1000,ie:0",
    ),
  ).toEqual({
    slug: "hill",
    changes: {
      accent: "#0a6b52",
      mailFromName: "Hill",
      replyTo: "desk@hill.example",
      country: "IE",
      textDailyCap: 50,
      textCountries: [
        { country: "GB", dailyCap: 1000 },
        { country: "IE", dailyCap: 0 },
      ],
    },
  });
});

test("a value is taken away with none", () => {
  expect(read("--accent none --reply-to None --text-countries none").changes).toEqual({
    accent: null,
    replyTo: null,
    textCountries: [],
  });
});

test.each([
  ["--accent green", "--accent must be a colour such as #0a6b52."],
  ["--reply-to nobody", "--reply-to must be an email address."],
  ["--country Britain", "--country must be a country's two letters, such as GB."],
  ["--country none", "--country Invalid input"],
  ["--text-cap many", "--text-cap must be a whole number."],
  ["--text-cap -1", "--text-cap"],
  ["--text-cap 99999999", "--text-cap must not be above a million."],
  ["--text-countries GB", "--text-countries must be a whole number."],
  ["--text-countries GB:1:2", "--text-countries must be a whole number."],
  ["--text-countries GB:1,GB:2", "--text-countries names a country twice."],
  ["--text-countries XX:1", "--text-countries must be a country's two letters"],
  ["--colour red", "Unknown option '--colour'"],
])("%s is refused with one sentence and the usage", (typed, sentence) => {
  expect(() => read(typed)).toThrow(Refusal);
  expect(() => read(typed)).toThrow(sentence);
  expect(() => read(typed)).toThrow("Usage: npm run clinic -- settings");
});

test("settings are told under the names of their options", () => {
  const settings = {
    accent: "#0a6b52",
    mailFromName: null,
    replyTo: null,
    country: "GB",
    timeZone: "Europe/London",
    textDailyCap: 50,
    textCountries: [
      { country: "GB", dailyCap: 1000 },
      { country: "IE", dailyCap: 200 },
    ],
  };
  expect(settingsLines(settings).map((line) => line.trim().replace(/ +/g, " "))).toEqual([
    "--accent #0a6b52",
    "--mail-from-name none",
    "--reply-to none",
    "--country GB",
    "--time-zone Europe/London",
    "--text-cap 50",
    "--text-countries GB:1000,IE:200",
  ]);
});
