import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { openDoor } from "../test/open-door.ts";

/** A handler that keeps its answers until they are asked for. */
function heldHandler() {
  const held: ServerResponse[] = [];
  const arrivals = new EventTarget();
  return {
    handler: (_request: unknown, response: ServerResponse) => {
      held.push(response);
      arrivals.dispatchEvent(new Event("arrival"));
    },
    held,
    arrival: () => once(arrivals, "arrival"),
  };
}

test("beyond the bound a browser is asked to come back, before Next sees it, and let in when one has left", async () => {
  const { handler, held, arrival } = heldHandler();
  const door = await openDoor(handler, { settings: { maxInFlight: 1 } });
  const arrived = arrival();
  const first = door.send();
  await arrived;

  const refused = await door.send();
  expect(refused).toMatchObject({ status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } });
  expect(refused.body).toContain("<h1>Too many people at once</h1>");
  expect(held).toHaveLength(1);

  held[0]?.end("done");
  expect((await first).body).toBe("done");
  const arrivedAgain = arrival();
  const second = door.send();
  await arrivedAgain;
  held[1]?.end("done");
  expect((await second).status).toBe(200);
});

test("stopping refuses newcomers, finishes whoever is inside, and says so to balancers", async () => {
  const { handler, held, arrival } = heldHandler();
  const door = await openDoor(handler);
  const arrived = arrival();
  const inside = door.send();
  await arrived;

  const stopped = door.stop();
  await expect(door.send()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  held[0]?.end("done");

  expect(await inside).toMatchObject({ body: "done", headers: { connection: "close" } });
  await stopped;
});

test("stopping does not wait for ever", async () => {
  const { handler, arrival } = heldHandler();
  const door = await openDoor(handler, { stopPatienceMs: 1 });
  const arrived = arrival();
  const inside = door.send().catch((error: NodeJS.ErrnoException) => error.code);
  await arrived;

  await door.stop();
  expect(await inside).toBe("ECONNRESET");
});
