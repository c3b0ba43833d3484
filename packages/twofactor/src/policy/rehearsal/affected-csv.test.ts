import { expect, it } from "vitest";
import { csvLine } from "./affected-csv.ts";

it.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+44", "'+44"],
  ["-1", "'-1"],
  ["@sum", "'@sum"],
  ["\tx", "'\tx"],
  ["\rx", `"'\rx"`],
  ["\nx", `"'\nx"`],
  ['=a"b', `"'=a""b"`],
  ["a,b", '"a,b"'],
  ["＝1+1", "'＝1+1"],
  [" =1", "' =1"],
  ["Ada;=1+1", "Ada;'=1+1"],
  ['Ada;"=1', `"Ada;'""=1"`],
  ["Ada\t@x", "Ada\t'@x"],
  ["Ada; Bo-Ann", "Ada; Bo-Ann"],
  ["O'Brien", "O'Brien"],
  ["", ""],
])("a cell %j can neither run as a formula nor break the line", (cell, written) => {
  expect(csvLine([cell, "next"])).toBe(`${written},next\r\n`);
});
