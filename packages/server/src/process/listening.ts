import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens, and returns the port; 0 picks a free one. Rejects with node's own error when it cannot. */
export async function listen(server: Server, port: number, hostname?: string): Promise<number> {
  server.listen({ port, ...(hostname ? { host: hostname } : {}) });
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Takes no more connections, lets running answers finish, and cuts what is left after the patience. */
export async function drain(server: Server, patienceMs: number): Promise<void> {
  if (!server.listening) return;
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  const closed = once(server, "close");
  server.close();
  await closed;
  clearTimeout(timer);
}
