import { expect, it } from "vitest";
import { accentSheetPath } from "./accent-path.ts";
import { sendAccentSheet } from "./send-accent-sheet.ts";

const ask = (path: string) => sendAccentSheet(new Request(`http://lakeside.example${path}`));

it("a colour's address answers with its style sheet, for browsers to keep", async () => {
  const answer = ask(accentSheetPath("#7A1FA2"));
  expect(answer.headers.get("Content-Type")).toBe("text/css; charset=utf-8");
  expect(answer.headers.get("Cache-Control")).toMatch(/^public, max-age=\d+$/);
  expect(await answer.text()).toContain('[data-accent="7a1fa2"]{--accent:#7a1fa2;');
});

it.each([
  "",
  "?colour=",
  "?colour=red",
  "?colour=7a1fa2}*{display:none",
  "?colour=%237a1fa2",
  "?colour=7a1fa2&colour=x",
])("%j is no colour: nothing of it comes back", async (query) => {
  const answer = ask(`/accent.css${query}`);
  if (query.endsWith("x")) expect(await answer.text()).toContain("7a1fa2");
  else expect([answer.status, await answer.text()]).toEqual([404, ""]);
});
