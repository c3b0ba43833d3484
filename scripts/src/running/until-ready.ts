import { setTimeout as passing } from "node:timers/promises";
import { Refusal } from "../say.ts";
import type { Child } from "./child.ts";

const LOOK_AGAIN_MS = 100;
const PATIENCE_MS = 60_000;

/** Waits until the child answers at this address. @throws Refusal when it dies first or takes a minute */
export async function untilReady(child: Child, address: string): Promise<void> {
  let death: string | null = null;
  void child.ended.then((how) => {
    death = how;
  });
  for (const started = performance.now(); performance.now() - started < PATIENCE_MS; await passing(LOOK_AGAIN_MS)) {
    if (death !== null) throw new Refusal(`The ${child.name} did not start (${death}); its log is ${child.log}.`);
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Refusal(`The ${child.name} did not answer at ${address} within a minute; its log is ${child.log}.`);
}

/** Waits until the child writes this: for those that answer nobody. @throws Refusal when it dies first */
export async function untilSays(child: Child, words: string): Promise<void> {
  const said = new Promise<void>((resolve) => {
    let heard = "";
    child.output.on("data", (chunk) => {
      heard += chunk;
      if (heard.includes(words)) resolve();
    });
  });
  const died = child.ended.then((how) => {
    throw new Refusal(`The ${child.name} did not start (${how}); its log is ${child.log}.`);
  });
  await Promise.race([said, died]);
}
