import { expect, test } from "vitest";
import { alertOperator } from "./alert.ts";

test("an alert is one line of JSON at the level of errors, named, with its facts", () => {
  const lines: string[] = [];
  alertOperator(
    "secret_unreadable",
    { why: "damaged", keyId: "k1", boundTo: ["a", "b"] },
    { write: (line) => lines.push(line) },
  );
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 50,
      alert: "secret_unreadable",
      why: "damaged",
      keyId: "k1",
      boundTo: ["a", "b"],
      msg: "needs an operator",
    }),
  ]);
});
