import { afterEach, beforeEach, expect, vi } from "vitest";

// What lands on console.error is something nobody expected: the test during which it happened fails.
const errors = vi.spyOn(console, "error");

beforeEach(() => {
  errors.mockClear();
});
afterEach(() => expect(errors.mock.calls, "console.error was called").toEqual([]));
