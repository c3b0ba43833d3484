import type { CheckPeopleResult } from "@countersign/accounts";

type Refusal = Extract<CheckPeopleResult, { ok: false }>["refusal"];
type Why = Refusal["why"];

const plain: Readonly<Record<Exclude<Why, "columns_missing" | "malformed">, string>> = {
  not_allowed: "You are no longer an admin of this clinic, so the file was not read.",
  empty: "There is nobody in this file. It needs a heading line and one line for each person.",
  too_large: "This file is larger than 10 MB. Split it into several.",
  too_many_rows: "There are more than 50,000 people in this file. Split it into several.",
  spreadsheet: "This is a workbook of a spreadsheet program. Save it there as CSV UTF-8, and choose that file.",
  not_unicode:
    "This file is not in UTF-8, so names in it could be misread. In a spreadsheet program, save it as CSV UTF-8.",
};

/** What is wrong with a file as a whole, and what to do about it. */
export function fileSentence(refusal: Refusal): string {
  switch (refusal.why) {
    case "columns_missing":
      return `One of the first lines must name the columns, and there is no column for the ${refusal.missing.join(" and the ")}. Call ${refusal.missing.length === 1 ? "it" : "them"} ${refusal.missing.map((column) => `“${column}”`).join(" and ")}.`;
    case "malformed":
      return `The file cannot be read beyond line ${refusal.line}: a quotation mark there opens a cell that does not end.`;
    default:
      return plain[refusal.why];
  }
}
