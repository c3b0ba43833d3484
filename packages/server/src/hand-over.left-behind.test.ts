import { expect, test } from "vitest";
import { ORIGIN, openDoor } from "../test/open-door.ts";

const FLIGHT = { rsc: "1", "next-router-prefetch": "1" };

test.each([
  ["/login", undefined],
  ["/login?because=idle&_rsc=abc", undefined],
  ["/login/code", "1"],
  ["/profile/login", "1"],
  ["/", "1"],
])("the sign-in page is only ever a document, so that no page before it stays in memory: %s", async (path, rsc) => {
  const door = await openDoor((request, response) => void response.end(JSON.stringify(request.headers)));
  expect(JSON.parse((await door.send({ path, headers: FLIGHT })).body).rsc).toBe(rsc);
});

test("what is posted to it stays what it is", async () => {
  const door = await openDoor((request, response) => void response.end(JSON.stringify(request.headers)));
  const posted = { method: "POST", path: "/login", headers: { origin: ORIGIN, ...FLIGHT } };
  expect(JSON.parse((await door.send(posted)).body).rsc).toBe("1");
});
