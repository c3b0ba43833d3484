import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

const START = `
  import { startPortal } from ${JSON.stringify(import.meta.resolve("./index.ts"))};
  await startPortal({ portal: "staff", dir: ${JSON.stringify(import.meta.dirname)} });
`;

async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", START], {
    cwd: import.meta.dirname,
    env: { ...env, NODE_ENV: "production", LOG_LEVEL: "silent", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { code, said };
}

test("a port that is taken is said in one sentence", async () => {
  const squatter = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void squatter.close());
  await once(squatter, "listening");
  const { port } = squatter.address() as AddressInfo;

  expect(await start({ PORT: String(port), HOST: "127.0.0.1" })).toEqual({
    code: 1,
    said: `Port ${port} is already in use; the staff portal needs it.\n`,
  });
});

test("a setting that cannot be used is said in one sentence", async () => {
  expect(await start({ PORT: "none" })).toEqual({
    code: 1,
    said: "The setting PORT is not usable: must be a port number.\n",
  });
});
