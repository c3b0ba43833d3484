import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { Settings } from "../env.ts";
import { NODE } from "../root.ts";
import { Refusal, step } from "../say.ts";
import { installFromDebian, isDebianRoot, isRoot } from "./debian.ts";
import { runTool } from "./tool.ts";

const SYSTEM_BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** The same engine without a window's user interface: most stories need no more, and take a quarter less time in it. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
/** Independent peers of our codes: their own TOTP and their own QR reader. The stories manage without. */
const PEERS = { oathtool: "oathtool", zbarimg: "zbar-tools" };
const PLAYWRIGHT = "node_modules/@playwright/test/cli.js";

/**
 * Sees to it that the stories have a browser: the one that CHROMIUM_PATH names, else the system's, else
 * Debian's packages where we are root on Debian, else Playwright's own.
 *
 * @returns what to tell the stories: CHROMIUM_PATH, and HEADLESS_SHELL_PATH where most of them can do with less
 */
export async function findBrowser(settings: Settings): Promise<Record<string, string>> {
  const named = settings.given.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Refusal(`There is no browser at ${named} (CHROMIUM_PATH).`);
  if (await isDebianRoot()) await installMissing(named ? [] : missingBrowsers());
  if (named) return { CHROMIUM_PATH: named };
  const found = systemBrowser();
  if (found) return { CHROMIUM_PATH: found, ...(runs(HEADLESS_SHELL) && { HEADLESS_SHELL_PATH: HEADLESS_SHELL }) };
  const download = [PLAYWRIGHT, "install", ...(isRoot() ? ["--with-deps"] : []), "chromium"];
  const ok = await step("Downloading a browser", () => runTool({ command: NODE, args: download, folder: "e2e" }));
  if (!ok) throw new Refusal("There is no browser for the stories: install Chromium, or name one in CHROMIUM_PATH.");
  return {};
}

function systemBrowser(): string | undefined {
  return SYSTEM_BROWSERS.find(runs);
}

function runs(path: string): boolean {
  return existsSync(path) && spawnSync(path, ["--version"]).status === 0;
}

/** Debian's packages of what is not there. */
function missingBrowsers(): string[] {
  return [...(systemBrowser() ? [] : ["chromium"]), ...(existsSync(HEADLESS_SHELL) ? [] : ["chromium-headless-shell"])];
}

async function installMissing(browsers: readonly string[]): Promise<void> {
  const missing = Object.entries(PEERS).filter(([tool]) => spawnSync(tool, ["--version"]).error !== undefined);
  const packages = [...missing.map(([, name]) => name), ...browsers];
  if (packages.length > 0) await installFromDebian(packages);
}
