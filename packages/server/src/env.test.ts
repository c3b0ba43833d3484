import { expect, test } from "vitest";
import { serverSettings } from "./env.ts";

test("a port is enough", () => {
  const { isTrustedProxy, ...settings } = serverSettings({ PORT: "3000" });
  expect(settings).toEqual({ port: 3000, hostname: undefined, maxInFlight: 600, logLevel: "info" });
  expect(isTrustedProxy("127.0.0.1")).toBe(false);
});

test.each([
  [{}, "The setting PORT is not usable: must be a port number."],
  [{ PORT: "abc" }, "The setting PORT is not usable: must be a port number."],
  [
    { PORT: "3000", TRUSTED_PROXIES: "10.0.0.0/8; ::1" },
    "The setting TRUSTED_PROXIES is not usable: must be addresses or CIDR ranges separated by commas.",
  ],
  [{ PORT: "3000", MAX_IN_FLIGHT: "many" }, "The setting MAX_IN_FLIGHT is not usable: must be a number."],
])("%j is refused in one sentence", (values, sentence) => {
  expect(() => serverSettings(values)).toThrow(sentence);
});
