import { expect, test } from "vitest";
import { z } from "zod";
import { type Intents, intent, knownIntent } from "./intents.ts";

const intents: Intents = { greet: intent(z.object({ name: z.string() }), async (_person, { name }) => `/${name}`) };

test("an intent that the portal knows is found with its input", () => {
  expect(knownIntent(intents, { action: "greet", input: { name: "ada" } })?.input).toEqual({ name: "ada" });
});

test.each([null, "greet", {}, { action: "greet" }, { action: "toString", input: {} }, { action: "reset", input: {} }])(
  "nothing is carried out for %j",
  (kept) => {
    expect(knownIntent(intents, kept)).toBeNull();
  },
);

test("an input that does not fit any more is refused before anything is done", async () => {
  const person = {} as Parameters<Intents[string]>[0];
  await expect(async () => intents.greet?.(person, { name: 7 })).rejects.toThrow(z.ZodError);
});
