import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { HOST, ORIGIN, openDoor } from "../../test/open-door.ts";
import type { RequestHandler } from "../hand-over.ts";

const MIB = 1024 * 1024;
const FORM = "application/x-www-form-urlencoded";
const sizes = [0, 1, 17, 64 * 1024, MIB];

test.each(sizes)("a body of %i bytes is judged whole, and read again by who answers", async (size) => {
  const judged: number[] = [];
  const answer: RequestHandler = async (request, response) => {
    const wasRead = Readable.isDisturbed(request);
    response.end(wasRead ? "read before" : await text(request));
  };
  const door = await openDoor(answer, {
    judgePost: async (_request, body) => {
      judged.push(body.length);
      return null;
    },
  });
  const body = "ä".repeat(size / 2).padEnd(size - Math.floor(size / 2), "b");
  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN }, body });
  expect(reply.body).toBe(body);
  expect(judged).toEqual([Buffer.byteLength(body)]);
});

test("a route handler can make a Fetch request of it, which takes no stream that was read from", async () => {
  const door = await openDoor(async (incoming, response) => {
    const body = Readable.toWeb(incoming) as ReadableStream;
    const init = {
      method: "POST",
      headers: { "Content-Type": FORM },
      body: Readable.isDisturbed(incoming) ? null : body,
    };
    const fields = await new Request("http://lakeside.example", { ...init, duplex: "half" } as RequestInit).formData();
    response.end(fields.get("from"));
  });
  const headers = { origin: ORIGIN, "content-type": FORM };
  expect((await door.send({ method: "POST", headers, body: "from=2026-01-01" })).body).toBe("2026-01-01");
});

test("a body that comes in pieces is put together, and piped on", async () => {
  const door = await openDoor((request, response) => void request.pipe(response));
  const socket = connect(door.port, "127.0.0.1");
  socket.write(
    `POST / HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: ${ORIGIN}\r\nContent-Length: 6\r\nConnection: close\r\n\r\n`,
  );
  for (const piece of ["ab", "cd", "ef"]) {
    await new Promise((resolve) => socket.write(piece, resolve));
  }
  expect(await text(socket)).toMatch(/abcdef/);
});

test("a browser that leaves before the end of the body reaches no page", async () => {
  const reached: string[] = [];
  const door = await openDoor((request) => void reached.push(request.url ?? ""), {
    judgePost: async () => {
      reached.push("judged");
      return null;
    },
  });
  const socket = connect(door.port, "127.0.0.1", () => {
    const head = `POST / HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: ${ORIGIN}\r\nContent-Length: 6\r\n\r\n`;
    socket.write(`${head}ab`, () => socket.end());
  });
  await expect.poll(() => door.lines).toMatchObject([{ msg: "request", aborted: true }]);
  expect(reached).toEqual([]);
});

test.each([
  ["unreadable", 400],
  ["outdated", 409],
  ["not-a-form", 415],
] as const)("a post that is %s reaches no page, and is one line in the log", async (fault, status) => {
  let reached = false;
  const door = await openDoor(
    (_request, response) => {
      reached = true;
      response.end();
    },
    { judgePost: async () => fault },
  );
  const reply = await door.send({ method: "POST", headers: { origin: ORIGIN }, body: "a=1" });
  expect(reply.status).toBe(status);
  expect(reached).toBe(false);
  expect(door.lines).toMatchObject([{ msg: "request", level: 30, status, answer: fault }]);
  expect(reply.headers["x-nextjs-action-not-found"]).toBe(fault === "outdated" ? "1" : undefined);
});
