import { expect, test } from "vitest";
import { objectionToName, tidyName } from "./person-name.ts";

test.each([
  ["Siobhan O`Brien", "Siobhan O'Brien"],
  ["Siobhan O´Brien", "Siobhan O'Brien"],
  ["Siobhan O’Brien", "Siobhan O’Brien"],
  ["Siobhan O'Brien", "Siobhan O'Brien"],
  ["Kaʻiulani Kealoha", "Kaʻiulani Kealoha"],
  ["ג׳ורג׳ כהן", "ג׳ורג׳ כהן"],
  ["\u2068Maria Stone\u2069", "Maria Stone"],
  ["\u200fمحمد علي\u200e", "محمد علي"],
  ["Maria\u200b Stone", "Maria Stone"],
  ["  Maria \u00a0 Stone\n", "Maria Stone"],
  ["Nguyễn Thị Ánh".normalize("NFD"), "Nguyễn Thị Ánh"],
  ["Ｍａｒｉａ　Ｓｔｏｎｅ", "Maria Stone"],
  ["Mª José", "Mª José"],
  ["Straße", "Straße"],
  ["İpek Işık", "İpek Işık"],
])("%j is a name, kept as %j", (typed, name) => {
  expect(tidyName(typed)).toBe(name);
  expect(objectionToName(name)).toBeNull();
});

test.each([
  "",
  "\u200b\u2068\u2069",
  "12345",
  "١٢٣",
  "<b>Maria</b>",
  "＜b＞Maria",
  "=cmd()",
  "＝cmd()",
  "\u200e=cmd()",
  "See https：//evil.example",
])("%j is no name, however it is disguised", (typed) => {
  expect(objectionToName(tidyName(typed))).not.toBeNull();
});
