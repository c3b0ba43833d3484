import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveInbox } from "./serve-inbox.ts";
import { openInbox } from "./testing/open-inbox.ts";

const inbox = await openInbox();
const { origin, page, receive } = inbox;
afterAll(inbox.close);

const first = await receive("pat@example.org", "one");
const second = await receive("+447700900123", "two");
const third = await receive("pat@example.org", "three");

describe("messages.json", () => {
  test.each([
    ["everyone's, newest first", "", [third, second, first]],
    ["one person's", "?to=pat@example.org", [third, first]],
    ["in any case", "?to=PAT@example.org", [third, first]],
    ["a phone's, plus encoded", "?to=%2B447700900123", [second]],
    ["a phone's, plus not encoded", "?to=+447700900123", [second]],
    ["nobody's", "?to=nobody@example.org", []],
    ["nobody's for what no address can be", "?to=%00%ff", []],
  ])("answers %s", async (_, query, expected) => {
    expect(await (await fetch(`${origin}/messages.json${query}`)).json()).toEqual(expected);
  });
});

test("a conversation is one person's alone, and says when there is nothing", async () => {
  const [, messages = ""] = (await page("/?to=pat@example.org")).split('id="messages"');
  expect(messages).toContain("About one");
  expect(messages).not.toContain("About two");
  expect(await page("/?to=nobody@example.org")).toContain("Nothing has been sent to nobody@example.org yet.");
});

test("there is one conversation for everybody who got a message, the newest first, with its count and last line", async () => {
  const list = (await page()).split('class="conversations"')[1]?.split("</nav>")[0] ?? "";
  const items = list
    .split("<li>")
    .slice(1)
    .map((item) =>
      item
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    );
  expect(items).toEqual([
    "Everyone",
    "pat@example.org three 14:05 2 messages",
    "+447700900123 About two 14:05 1 message",
  ]);
});

test("a page that is open is told of a message that arrives", async () => {
  const { body } = await fetch(`${origin}/live`);
  const stream = body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = "";
  const hear = async (id: string) => {
    while (!told.includes(`data: ${id}\n`)) told += (await stream?.read())?.value ?? "";
  };
  await hear(third.id);
  await hear((await receive("pat@example.org", "four")).id);
  await stream?.cancel();
});

describe("a mail's page", () => {
  const hostile = `<h1>Hello</h1><script>alert(1)</script><img src="https://evil.example/seen.gif">`;
  let mail = first;
  beforeAll(async () => {
    mail = await receive("ana@example.org", "five", "Hello", hostile);
  });

  test("is served with a policy under which nothing in it runs, is fetched or is sent", async () => {
    const answer = await fetch(`${origin}/mails/${mail.id}`);
    expect(await answer.text()).toBe(hostile);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none';/,
    );
    expect(policy).toMatch(/; sandbox (?!.*allow-(scripts|forms|top-navigation))/);
  });

  test("is framed in the conversation, beside its text, and never written into the page", async () => {
    const shown = await page("/?to=ana@example.org");
    expect(shown).toContain(`<iframe class="mail" src="/mails/${mail.id}"`);
    expect(shown).not.toContain("alert(1)");
    expect(shown).toContain("<details><summary>Text part</summary>");
    expect(await page("/?to=%2B447700900123")).not.toContain("<iframe");
  });

  test.each([
    ["a mail without one", () => first.id],
    ["a mail that never came", () => crypto.randomUUID()],
    ["no id", () => "../../etc/passwd"],
  ])("is not found for %s", async (_, id) => {
    expect((await fetch(`${origin}/mails/${id()}`)).status).toBe(404);
  });
});

test.each(["evil.example", "inbox.evil.example:3003", "localhost.evil.example", "a b"])(
  "under the name %j, which somebody else could own, nothing is answered",
  async (host) => {
    const status = await new Promise((answered, failed) => {
      const request = httpRequest(`${origin}/messages.json`, { headers: { host } }, (answer) => {
        answer.resume();
        answered(answer.statusCode);
      });
      request.on("error", failed).end();
    });
    expect([400, 421]).toContain(status);
  },
);

test.each(["127.0.0.1", "[::1]"])("this machine's address %s is as good as its name", async (address) => {
  const answer = await fetch(`http://${address}:${inbox.settings.port}/messages.json`);
  expect(answer.status).toBe(200);
});

test("what the inbox does not have is not found", async () => {
  expect((await fetch(`${origin}/etc/passwd`)).status).toBe(404);
  expect((await fetch(origin, { method: "DELETE" })).status).toBe(404);
});

test("a port that is taken is one plain sentence", async () => {
  await expect(serveInbox(inbox.settings, inbox.context)).rejects.toThrow(
    `INBOX_PORT ${inbox.settings.port} is taken by another program.`,
  );
});
