import type { IncomingMessage } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { faultOfPost } from "./post-fault.ts";

/** Ids say in their first byte which arguments are read: the second, the first, none. */
const TAKES_ANSWER_AND_FORM = `60${"a".repeat(40)}`;
const TAKES_FORM = `40${"b".repeat(40)}`;
const TAKES_NOTHING = `00${"c".repeat(40)}`;
const OLDER = `60${"d".repeat(40)}`;
const ACTIONS = new Set([TAKES_ANSWER_AND_FORM, TAKES_FORM, TAKES_NOTHING]);
const MULTIPART = "multipart/form-data; boundary=edge";
const ANSWER = { values: { email: "a@b.example" }, errors: {}, alert: "$$5 is not enough." };

type Fields = readonly (readonly [name: string, value: string])[];

const partsOf = (fields: Fields) =>
  fields
    .map(([name, value]) => `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join("");
const multipart = (...fields: Fields) => `${partsOf(fields)}--edge--\r\n`;

function fault(body: string | Buffer, headers: Record<string, string> = {}) {
  const request = { headers: { "content-type": MULTIPART, ...headers } } as unknown as IncomingMessage;
  return faultOfPost(request, Buffer.from(body), ACTIONS);
}

const scripted = (id: string, ...fields: Fields) => fault(multipart(...fields), { "next-action": id });
const bound = (id: string, answer: unknown, ...more: Fields) =>
  fault(
    multipart(
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
      ["$ACTION_1:1", JSON.stringify(answer)],
      ["$ACTION_KEY", "k1"],
      ["email", "a@b.example"],
      ...more,
    ),
  );

test.each([
  ["a form with the answer before", () => scripted(TAKES_ANSWER_AND_FORM, ["_1_email", "a"], ["0", '[null,"$K1"]'])],
  [
    "a form with what was answered",
    () => scripted(TAKES_ANSWER_AND_FORM, ["_1_a", "a"], ["0", JSON.stringify([ANSWER, "$K1"])]),
  ],
  ["a form alone", () => scripted(TAKES_FORM, ["_1_session", "a"], ["0", '["$K1"]'])],
  ["a form without fields", () => scripted(TAKES_FORM, ["0", '["$K1"]'])],
  ["no arguments", () => fault("[]", { "next-action": TAKES_NOTHING, "content-type": "text/plain;charset=UTF-8" })],
  ["a form that the action does not read", () => scripted(TAKES_NOTHING, ["_1_a", "a"], ["0", '["$K1"]'])],
  ["a form without JavaScript", () => fault(multipart([`$ACTION_ID_${TAKES_FORM}`, ""], ["session", "a"]))],
  ["the same with the answer before", () => bound(TAKES_ANSWER_AND_FORM, [ANSWER])],
  ["the same before any answer", () => bound(TAKES_ANSWER_AND_FORM, [null])],
  [
    "a form of a route handler",
    () => fault("from=2026-01-01", { "content-type": "application/x-www-form-urlencoded" }),
  ],
  ["a post without a body", () => fault("", { "content-type": "" })],
])("what a page of ours sends passes: %s", async (_, judged) => {
  expect(await judged()).toBeNull();
});

test("a file passes with its bytes as they are", async () => {
  const head = `--edge\r\nContent-Disposition: form-data; name="_1_file"; filename="p.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    Buffer.from([0, 255, 0]),
    Buffer.from(`\r\n${multipart(["0", '["$K1"]'])}`),
  ]);
  expect(await fault(body, { "next-action": TAKES_FORM })).toBeNull();
});

test.each([
  ["by script", () => scripted(OLDER, ["0", '[null,"$K1"]'])],
  ["by script, without a form", () => fault("[]", { "next-action": OLDER, "content-type": "text/plain" })],
  ["without JavaScript", () => fault(multipart([`$ACTION_ID_${OLDER}`, ""]))],
  ["without JavaScript, with the answer before", () => bound(OLDER, [null])],
])("a form of another build is out of date: %s", async (_, judged) => {
  expect(await judged()).toBe("outdated");
});

const ROOTS = [
  "",
  "{",
  "null",
  "0",
  '"$K1"',
  "[]",
  "{}",
  "[null]",
  '["$K1"]',
  '["$K1",null]',
  "[null,null]",
  '[null,"$1"]',
  '["$1","$K1"]',
  '["$F1","$K1"]',
  '["$@1","$K1"]',
  '["$Q1","$K1"]',
  '["$W1","$K1"]',
  '["$T","$K1"]',
  '["$B1","$K1"]',
  '["$n1","$K1"]',
  '["$undefined","$K1"]',
  '[null,"$K"]',
  '[null,"$K123456789"]',
  '[null,"$K1",null]',
  '[null,"$K1:a"]',
  '[{"__proto__":{}},"$K1"]',
  '[{"a":{"b":{"c":{"d":{"e":1}}}}},"$K1"]',
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
];
test.each(ROOTS)("arguments that are not the answer and a form are unreadable: %s", async (root) => {
  expect(await scripted(TAKES_ANSWER_AND_FORM, ["1", "[]"], ["0", root])).toBe("unreadable");
  expect(await scripted(TAKES_ANSWER_AND_FORM, ["_1_email", "a"], ["0", root])).toBe("unreadable");
  expect(await fault(root, { "next-action": TAKES_ANSWER_AND_FORM, "content-type": "text/plain" })).toBe("unreadable");
});

test.each([
  ["no arguments", [["_1_a", "a"]]],
  [
    "two of them",
    [
      ["0", '["$K1"]'],
      ["0", '["$K1"]'],
    ],
  ],
  [
    "another part",
    [
      ["2", "{}"],
      ["0", '["$K1"]'],
    ],
  ],
  [
    "a null in a value",
    [
      ["_1_a", "a\0b"],
      ["0", '["$K1"]'],
    ],
  ],
  [
    "a null in a name",
    [
      ["_1_a\0b", "a"],
      ["0", '["$K1"]'],
    ],
  ],
  [
    "too many fields",
    [...Array.from({ length: 501 }, (_, at): [string, string] => [`_1_${at}`, ""]), ["0", '["$K1"]']],
  ],
] as [string, [string, string][]][])("a call by script with %s is unreadable", async (_, fields) => {
  expect(await scripted(TAKES_FORM, ...fields)).toBe("unreadable");
});

test.each([
  ["no action", [["email", "a"]]],
  ["three actions", [TAKES_FORM, TAKES_NOTHING, TAKES_NOTHING.replace("c", "e")].map((id) => [`$ACTION_ID_${id}`, ""])],
  ["an odd id", [["$ACTION_ID_toString", ""]]],
  ["an action that also wants the answer", [[`$ACTION_ID_${TAKES_ANSWER_AND_FORM}`, ""]]],
  ["parts without an action", [["$ACTION_1:0", `{"id":"${TAKES_FORM}","bound":null}`]]],
  [
    "a reserved field of no meaning",
    [
      [`$ACTION_ID_${TAKES_FORM}`, ""],
      ["$ACTION_X", ""],
    ],
  ],
  [
    "a description that is no JSON",
    [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${TAKES_FORM}","bound":`],
    ],
  ],
  [
    "a description with more in it",
    [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${TAKES_FORM}","bound":null,"x":1}`],
    ],
  ],
  ["no description", [["$ACTION_REF_1", ""]]],
  [
    "another promise",
    [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${TAKES_FORM}","bound":"$@2"}`],
    ],
  ],
  [
    "nothing behind the promise",
    [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", `{"id":"${TAKES_ANSWER_AND_FORM}","bound":"$@1"}`],
    ],
  ],
] as [string, [string, string][]][])("a form without JavaScript with %s is unreadable", async (_, fields) => {
  expect(await fault(multipart(...fields))).toBe("unreadable");
});

test.each([[[]], [[null, null]], [["$F1"]], [["$@1"]], [{}], ["x"], [null]].map((given) => [given]))(
  "anything but the form's answer in its place is unreadable: %j",
  async ([given]) => {
    expect(await bound(TAKES_ANSWER_AND_FORM, given)).toBe("unreadable");
  },
);

test("one action named twice is unreadable", async () => {
  expect(await bound(TAKES_ANSWER_AND_FORM, [null], ["$ACTION_1:0", "{}"])).toBe("unreadable");
});

test.each([
  ["another boundary", multipart(["0", '["$K1"]']), { "content-type": "multipart/form-data; boundary=other" }],
  ["no boundary", multipart(["0", '["$K1"]']), { "content-type": "multipart/form-data" }],
  ["no end", partsOf([["0", '["$K1"]']]), {}],
  ["a part cut in its headers", "--edge\r\nContent-Dispo", {}],
  ["a part without a name", "--edge\r\nContent-Disposition: form-data\r\n\r\n[]\r\n--edge--\r\n", {}],
  ["nothing", "", {}],
  ["the type of another form", '[null,"$K1"]', { "content-type": "application/x-www-form-urlencoded" }],
])("a body with %s is unreadable", async (_, body, headers) => {
  expect(await fault(body, { "next-action": TAKES_FORM, ...headers })).toBe("unreadable");
});

test.each([
  ["compressed", { "content-encoding": "gzip" }],
  ["JSON", { "content-type": "application/json" }],
  ["without a type", { "content-type": "" }],
  ["text without an action", { "content-type": "text/plain" }],
  ["a picture", { "content-type": "image/png" }],
])("a body that does not say it is a form is not read: %s", async (_, headers) => {
  expect(await fault(multipart(["a", "b"]), headers)).toBe("not-a-form");
});

test("an id that no build writes is unreadable", async () => {
  for (const id of ["", "x", "toString", "__proto__", "0".repeat(41), "Z".repeat(42), `${TAKES_FORM}, ${TAKES_FORM}`]) {
    expect(await scripted(id, ["0", '["$K1"]'])).toBe("unreadable");
  }
});

test("whatever is posted, the judge answers and never throws", async () => {
  const anyHeader = fc.constantFrom(MULTIPART, "text/plain", "multipart/form-data", "", "a/b;;", "application/json");
  const anyId = fc.constantFrom(undefined, TAKES_FORM, TAKES_NOTHING, OLDER, "x");
  const anyField = fc.tuple(
    fc.constantFrom("0", "1", "_1_a", "$ACTION_REF_1", "$ACTION_1:0"),
    fc.oneof(fc.json(), fc.string()),
  );
  const anyBody = fc.oneof(
    fc.string(),
    fc.array(anyField).map((fields) => multipart(...fields)),
  );
  await fc.assert(
    fc.asyncProperty(anyBody, anyHeader, anyId, async (body, type, id) => {
      const judged = await fault(body, { "content-type": type, ...(id !== undefined && { "next-action": id }) });
      expect([null, "unreadable", "outdated", "not-a-form"]).toContain(judged);
    }),
    { numRuns: 300 },
  );
});
