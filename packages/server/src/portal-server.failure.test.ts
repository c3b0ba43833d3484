import { expect, test } from "vitest";
import { openDoor } from "../test/open-door.ts";

test.each([
  [
    "throws",
    () => {
      throw new Error("select secret from accounts");
    },
  ],
  ["rejects", () => Promise.reject(new Error("select secret from accounts"))],
])("a handler that %s becomes a plain page; neither page nor log repeats the message", async (_, handler) => {
  const door = await openDoor(handler);
  const reply = await door.send({ path: "/login?token=abc" });
  expect(reply.status).toBe(500);
  expect(reply.body).toContain("<h1>Something went wrong</h1>");
  expect(reply.body + JSON.stringify(door.lines)).not.toContain("secret");
  expect(door.lines.map((line) => line.msg)).toEqual(["request failed", "request"]);
});

test("an answer that breaks before anything of it was sent becomes the plain page, whole", async () => {
  const door = await openDoor((_request, response) => {
    response.write("half");
    throw new Error("broken");
  });
  const reply = await door.send();
  expect(reply.status).toBe(500);
  expect(reply.body).toMatch(/^<!doctype html>.*<\/html>\n$/s);
});

test("an answer that breaks half way is cut, not completed", async () => {
  const door = await openDoor((_request, response) => {
    response.write("half".repeat(100_000));
    throw new Error("broken");
  });
  await expect(door.send()).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("headers of an answer that failed do not reach the error page", async () => {
  const door = await openDoor((_request, response) => {
    response.setHeader("Set-Cookie", "session=abc");
    throw new Error("broken");
  });
  expect((await door.send()).headers["set-cookie"]).toBeUndefined();
});

test("a request is one line without query, cookie or token", async () => {
  const door = await openDoor();
  const token = "A".repeat(43);
  await door.send({ path: `/invitation/${token}?email=a@b.example`, headers: { cookie: "session=abc" } });
  expect(door.lines).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      method: "GET",
      path: "/invitation/…",
      status: 200,
      ms: expect.any(Number),
      msg: "request",
    },
  ]);
});
