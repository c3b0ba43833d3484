import { expect, test } from "vitest";
import { browserName } from "./browser-name.ts";

const MOZILLA = "Mozilla/5.0";

test.each([
  [
    `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36`,
    "Chrome on Windows",
  ],
  [`${MOZILLA} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, "Firefox on Linux"],
  [
    `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1`,
    "Safari on iOS",
  ],
  [
    `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
    "Microsoft Edge on Windows",
  ],
])("%s", (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});

test.each(["", "curl/8.0", "Call 555-0100 now/1.0 ", "<b>Your account</b>/2.0 (Windows NT 10.0)", "/", "\u0000"])(
  "an unknown user agent's own words never reach a list or a mail: %j",
  (userAgent) => {
    expect(browserName(userAgent)).toMatch(/^Unknown browser( on Windows)?$/);
  },
);
