import { expect, test } from "vitest";
import { codeSentence, type RefusedCode, recoveryCodeSentence } from "./code-sentences.ts";

const CLOCK = "Check that your phone sets its time automatically.";

test.each<[RefusedCode, string]>([
  [{ ok: false, why: "wrong_code", triesLeft: 4, wrongSoFar: 1 }, "That code did not work. 4 tries left."],
  [{ ok: false, why: "wrong_code", triesLeft: 1, wrongSoFar: 4 }, `That code did not work. 1 try left. ${CLOCK}`],
  [
    { ok: false, why: "code_already_used", triesLeft: 3, wrongSoFar: 2 },
    "That code did not work. It was already used; wait for the next one. 3 tries left.",
  ],
  [{ ok: false, why: "wait", seconds: 30 }, "That code did not work. Try again in 30 seconds."],
  [{ ok: false, why: "wait", seconds: 1 }, "That code did not work. Try again in 1 second."],
  [{ ok: false, why: "wait", seconds: 3541 }, "That code did not work. Try again in 60 minutes."],
  [{ ok: false, why: "malformed_code" }, "That code did not work. It should be six digits."],
])("a refused code is told in one sentence and more: %j", (refused, sentence) => {
  expect(codeSentence(refused)).toBe(sentence);
});

test("the phone's clock is suspected from the second wrong code on", () => {
  const told = [1, 2, 3, 4].map((wrongSoFar) =>
    codeSentence({ ok: false, why: "wrong_code", triesLeft: 5 - wrongSoFar, wrongSoFar }).includes(CLOCK),
  );
  expect(told).toEqual([false, true, true, true]);
});

test.each([
  [-240, "Your phone's clock is about 4 minutes behind."],
  [60, "Your phone's clock is about 60 seconds ahead."],
  [600, "Your phone's clock is about 10 minutes ahead."],
])("a clock that is %i seconds off is told, with how to set it right", (clockOffSeconds, told) => {
  const refused = { ok: false, why: "wrong_code", triesLeft: 3, wrongSoFar: 2, clockOffSeconds } as const;
  const sentence = codeSentence(refused);
  expect(sentence).toContain(`That code did not work. 3 tries left. ${told} Set its time automatically`);
  expect(sentence).toMatch(/iPhone.+Android.+then type the next code\.$/);
});

test("a refused recovery code says how many tries are left", () => {
  const sentence = recoveryCodeSentence({ ok: false, why: "wrong_code", triesLeft: 4 });
  expect(sentence).toBe("That code did not work. 4 tries left.");
});
