import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** A process that says "up", and whose stop says "stopping" and then does as told. */
async function processWhoseStop(does: "ends" | "hangs") {
  const script = `
    import { stopOnSignals } from ${JSON.stringify(import.meta.resolve("./stop-signals.ts"))};
    process.stdin.resume();
    stopOnSignals(async () => {
      console.log("stopping");
      if (${JSON.stringify(does)} === "hangs") await new Promise(() => {});
    });
    console.log("up");
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

test.each(["SIGTERM", "SIGINT"] as const)("%s stops and ends with 0", async (signal) => {
  const child = await processWhoseStop("ends");
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("the same signal again ends at once with 1, another one is the same wish", async () => {
  const child = await processWhoseStop("hangs");
  child.kill("SIGINT");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(child.exitCode).toBeNull();
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([1, null]);
});
