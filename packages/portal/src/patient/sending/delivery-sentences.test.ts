import { expect, test } from "vitest";
import { troubleSentence } from "./delivery-sentences.ts";

const sentBy = (channel: "email" | "text") => ({
  channel,
  masked: channel === "email" ? "m…a@lakeside.example" : "•••• 123",
  matchingWord: "heron 42",
  issue: 1,
  sentAt: new Date(0),
  expiresAt: new Date(0),
});

test.each([
  [
    "not_arriving",
    "email",
    true,
    "Emails to m…a@lakeside.example are not arriving at the moment. You can take the code by text.",
  ],
  ["not_arriving", "text", true, "Texts to •••• 123 are not arriving at the moment. You can take the code by email."],
  ["slow", "email", true, "Our mail service is slow right now. We keep trying; you can also take the code by text."],
  [
    "slow",
    "email",
    false,
    "Our mail service is slow right now. We keep trying; you can also ask your clinic for help.",
  ],
  [
    "unsent",
    "text",
    false,
    "Our text service could not deliver this code. You can send a new one, or ask your clinic for help.",
  ],
] as const)("%s by %s, another way offered: %s", (trouble, channel, hasOther, sentence) => {
  expect(troubleSentence(trouble, sentBy(channel), hasOther)).toBe(sentence);
});
