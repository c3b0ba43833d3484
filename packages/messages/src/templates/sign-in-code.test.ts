import { describe, expect, test } from "vitest";
import { signInCode } from "./sign-in-code.ts";
import { code, visibleText } from "./testing/samples.ts";

describe.each(["email", "text"] as const)("a code by %s", (channel) => {
  test.each(["sign_in", "step_up", "confirm_phone", "confirm_email"] as const)(
    "for %s holds one distinct run of six digits, in either part",
    async (purpose) => {
      const { subject, text, html } = await signInCode({ ...code, channel, purpose });
      for (const part of html === null ? [text] : [text, visibleText(html)]) {
        expect([...new Set(`${subject}\n${part}`.match(/\d{6,}/g))]).toEqual(["048213"]);
      }
    },
  );

  test("says clinic, matching word, validity, and that nobody will ask", async () => {
    const { text, html } = await signInCode({ ...code, channel });
    for (const part of html === null ? [text] : [text, visibleText(html)]) {
      expect(part).toContain("Lakeside Physio");
      expect(part).toContain("heron 42");
      expect(part).toContain("10 minutes");
      expect(part).toContain("Nobody from the clinic will ask for it.");
    }
  });

  test("is the only one even where the clinic's name looks like a code", async () => {
    const clinic = { ...code.clinic, clinic: "Praxis 123456 (1234567890)" };
    const { subject, text, html } = await signInCode({ ...code, channel, clinic });
    expect(text).toContain(channel === "email" ? "Praxis 123 456 (123 456 789 0)" : "Praxis 123 456 (123");
    expect([...new Set(`${subject}\n${text}\n${visibleText(html)}`.match(/\d{6,}/g))]).toEqual(["048213"]);
  });
});

test("neither the subject nor the preview shows the code on a locked screen", async () => {
  const { subject, html } = await signInCode(code);
  expect(subject).not.toContain("048213");
  const [, preview] = /<div style="display:none[^>]*>(.*?)<\/div>/s.exec(html ?? "") ?? [];
  expect(preview).toContain("heron 42");
  expect(preview).not.toContain("048213");
});

test("a text ends with the line that binds the code to the portal's host, without scheme or port", async () => {
  const { text } = await signInCode({ ...code, channel: "text" });
  expect(text.split("\n").at(-1)).toBe("@lakeside.localhost #048213");
});
