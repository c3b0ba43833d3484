import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as passing } from "node:timers/promises";

const LOOK_AGAIN_MS = 500;

/** Waits until nobody else builds in this clone. @returns what lets the next one build */
export async function takeBuildLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  while (!(await taken(path))) {
    const pid = Number(await readFile(path, "utf8").catch(() => ""));
    if (pid && !isAlive(pid)) await rm(path, { force: true });
    else await passing(LOOK_AGAIN_MS);
  }
  return () => rm(path, { force: true });
}

async function taken(path: string): Promise<boolean> {
  return writeFile(path, String(process.pid), { flag: "wx" }).then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
