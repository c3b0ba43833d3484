import { describe, expect, test } from "vitest";
import type { LinkMessage } from "../catalogue/message.ts";
import { linkLetter } from "./link-letter.ts";
import { renderNotice } from "./render-notice.ts";
import type { ClinicFacts, Rendered } from "./rendered.ts";
import { signInCode } from "./sign-in-code.ts";
import { clinic, code, links, notices, visibleText } from "./testing/samples.ts";

const HOSTILE = [
  `</style></title><script>alert(1)</script><img src=x onerror="alert(1)">`,
  "Evil\r\nBcc: everyone@example.org\r\n\r\nPlease call \u2028 me \u202e now",
  `"><a href="https://evil.example">`,
  "😀".repeat(300),
  "9".repeat(300),
];

/** Every message with the same text wherever somebody else may write. */
async function everyMessage(text: string): Promise<Rendered[]> {
  const facts: ClinicFacts = { ...clinic, clinic: text, help: { phone: text, email: text, hours: text }, accent: text };
  const told = Object.values(notices).map((notice) => ({
    ...notice,
    ...("browser" in notice && { browser: text, address: text }),
    ...("reason" in notice && { reason: text }),
    ...("person" in notice && { person: text, askedBy: text }),
    ...("name" in notice && { name: text }),
    ...("replaced" in notice && { replaced: text }),
    ...("what" in notice && { what: text }),
    ...("masked" in notice && { masked: text }),
  }));
  const link = "https://lakeside.example/reset/abc";
  return Promise.all([
    ...told.map((notice) => renderNotice(notice, facts)),
    ...told.map((notice) => renderNotice({ ...notice, channel: "text" }, facts)),
    ...Object.values(links).map((message) =>
      linkLetter({ message: hostileIn(message, text), clinic: facts, link, expiresAt: new Date(0) }),
    ),
    ...(["email", "text"] as const).map((channel) => signInCode({ ...code, channel, clinic: facts })),
  ]);
}

/** The same in a message with a link: a colleague writes the reason of a reset, and had a say in their own name. */
function hostileIn(message: LinkMessage, text: string): LinkMessage {
  return message.kind === "reset_asked" ? { ...message, askedBy: text, reason: text } : message;
}

describe.each(HOSTILE)("case %#", (hostile) => {
  test("brings no markup, no style and no address of its own", async () => {
    for (const { html } of await everyMessage(hostile)) {
      if (html === null) continue;
      expect(html).not.toMatch(/<script|<img|<a href="https:\/\/evil/);
      expect(html.match(/<(style|title|html|body)[ >]/g)).toHaveLength(4);
      expect(html).not.toMatch(/\son[a-z]+="/);
    }
  });

  test("brings no header and no line of its own, and is cut", async () => {
    const harmless = await everyMessage("Lakeside");
    for (const [index, { subject, text }] of (await everyMessage(hostile)).entries()) {
      expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect([...subject].length).toBeLessThan(140);
      expect(text.split("\n")).toHaveLength(harmless[index]?.text.split("\n").length ?? 0);
      for (const line of text.split("\n")) expect([...line].length).toBeLessThan(600);
    }
  });

  test("brings nothing that could be taken for a code", async () => {
    for (const { subject, text, html } of await everyMessage(hostile)) {
      const runs = new Set(`${subject}\n${text}\n${visibleText(html)}`.match(/(?<!\d)\d{6}(?!\d)/g));
      expect([...runs].filter((run) => run !== code.code)).toEqual([]);
    }
  });
});
