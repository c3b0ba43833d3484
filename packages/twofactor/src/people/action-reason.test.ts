import { expect, it } from "vitest";
import { actionReason } from "./action-reason.ts";

it("a reason loses what the trail cannot keep, and is three characters at least without it", () => {
  expect(actionReason.parse("  Lost\0 the \ud83d phone ")).toBe("Lost the \ufffd phone");
  for (const short of ["", "  a  ", "a\0\0b", "😀a", "\0\0\0"])
    expect(actionReason.safeParse(short).success).toBe(false);
  expect(actionReason.safeParse("a".repeat(501)).success).toBe(false);
});
