import { defineConfig } from "@playwright/test";
import { storyBrowserPath } from "./fixtures/browser.ts";

/** What Playwright turns off itself. Of several such flags the browser believes the last one only, so ours repeats it. */
const OF_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];
/** Pages of the address bar, which nobody sees here: each new window would start two processes and lay them out. */
const POPUPS = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...OF_PLAYWRIGHT, ...POPUPS].join()}`,
];
const executablePath = storyBrowserPath();
/** Files with a story that takes long: they begin first, so that no worker sits over one of them alone at the end. */
const LONG = [
  "threats/{accessible,actions,gate,malformed-posts}.spec.ts",
  "admin/{audit,general,policy,reminders,scheduled-policy}.spec.ts",
  "inbox/authenticators.spec.ts",
  "staff/{authenticators,sessions,skips}.spec.ts",
];

export default defineConfig({
  testDir: ".",
  testMatch: "*/*.spec.ts",
  globalSetup: "./fixtures/global-set-up.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A story also waits, for the clock and for messages: four keep two cores busy.
  workers: 4,
  retries: 0,
  // A story may have to wait for its authenticator's next code, half a minute at most, more than once.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: { args: FLAGS, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: "chromium-long", testMatch: LONG },
    { name: "chromium", testIgnore: LONG },
    { name: "no-javascript", grep: /@without-javascript/, use: { javaScriptEnabled: false } },
  ],
});
