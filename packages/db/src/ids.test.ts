import { expect, it } from "vitest";
import { newId } from "./ids.ts";

const at = new Date("2026-11-23T09:00:00.000Z");

it("ids of one millisecond sort in the order they were made in, and all differ", () => {
  const ids = Array.from({ length: 10_000 }, () => newId<string>(at));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it("ids sort by their moment, whichever was made first", () => {
  const later = newId<string>(new Date(at.getTime() + 1));
  expect(newId<string>(at) < later).toBe(true);
  expect(newId<string>(new Date(at.getTime() - 1)) < later).toBe(true);
});
