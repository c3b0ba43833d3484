import { createServer } from "node:net";
import { Refusal } from "../say.ts";

/** @throws Refusal naming the first port that somebody listens on already */
export async function requireFreePorts(ports: Readonly<Record<string, number>>): Promise<void> {
  const seen = new Map<number, string>();
  for (const [setting, port] of Object.entries(ports)) {
    const other = seen.get(port);
    if (other) throw new Refusal(`${setting} and ${other} are both ${port}.`);
    seen.set(port, setting);
    if (!(await isFree(port))) {
      throw new Refusal(`Port ${port} is taken by another program: stop that one, or set ${setting} to a free port.`);
    }
  }
}

/** Tried the way the servers listen, on all addresses. */
function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const server = createServer();
    server.once("error", () => settle(false));
    server.listen(port, () => server.close(() => settle(true)));
  });
}
