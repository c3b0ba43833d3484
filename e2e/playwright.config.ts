import { defineConfig } from "@playwright/test";
import { chromiumPath } from "./fixtures/browser.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executablePath = chromiumPath();

export default defineConfig({
  testDir: ".",
  testMatch: "*/*.spec.ts",
  globalSetup: "./fixtures/global-set-up.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // A story may have to wait for its authenticator's next code, half a minute at most, more than once.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { args: FLAGS, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: "chromium" },
    { name: "no-javascript", grep: /@without-javascript/, use: { javaScriptEnabled: false } },
  ],
});
