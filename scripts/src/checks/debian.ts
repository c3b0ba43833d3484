import { readFile } from "node:fs/promises";
import { step } from "../say.ts";
import { runTool } from "./tool.ts";

/** May packages be installed here? Ubuntu's chromium package is a snap, which a container cannot run. */
export async function isDebianRoot(): Promise<boolean> {
  if (!isRoot()) return false;
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  return /^ID=debian$/m.test(release);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Installs packages; whether they came is seen by what is there afterwards. */
export async function installFromDebian(packages: readonly string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await step(`Installing ${packages.join(", ")} from Debian`, async () => {
    await runTool({ command: "apt-get", args: ["update", "-q"], env });
    await runTool({ command: "apt-get", args: ["install", "-q", "-y", "--no-install-recommends", ...packages], env });
  });
}
