import { createServer } from "node:http";
import { pino } from "pino";
import { sendComeBack } from "./answer/plain-page.ts";
import { enterProduction, SettingsError, serverSettings } from "./env.ts";
import type { RequestHandler } from "./hand-over.ts";
import { createPortalServer } from "./portal-server.ts";
import { faultOfPost } from "./post/post-fault.ts";
import { type PublishedActions, readPublishedActions } from "./post/published-actions.ts";
import { stopOnSignals } from "./process/stop-signals.ts";

/** The portals there are. */
export type PortalName = "staff" | "admin" | "patient";

type Portal = {
  readonly portal: PortalName;
  /** The app's own folder, holding its production build. */
  readonly dir: string;
  /** Whether the app can serve, for `/health/ready`; false and a rejection mean no. */
  readonly ready?: () => Promise<boolean>;
  /** What `/health/ready` tells beside its yes, to anyone. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Paths to which a file of up to ten mebibytes may be posted. */
  readonly uploadPaths?: readonly string[];
};

/**
 * Runs one portal in this process until a signal ends it. Resolves when it answers.
 * A setting, port or build that cannot be used ends the process with one sentence on stderr and exit code 1.
 */
export async function startPortal(options: Portal): Promise<void> {
  try {
    await run(options);
  } catch (failure) {
    process.stderr.write(`${explain(failure, options.portal)}\n`);
    process.exit(1);
  }
}

async function run({ portal, dir, ready = async () => true, facts = {}, uploadPaths = [] }: Portal): Promise<void> {
  const settings = serverSettings();
  const log = pino({ level: settings.logLevel, base: { portal } });
  let next: RequestHandler | null = null;
  let actions: PublishedActions = new Set();
  const server = createPortalServer({
    handler: (request, response) => (next ? next(request, response) : sendComeBack(response, "busy")),
    ready: async () => next !== null && (await ready()),
    facts,
    settings,
    log,
    judgePost: (request, body) => faultOfPost(request, body, actions),
    uploadPaths,
  });

  // The public door opens first: a port that is taken should not cost the seconds Next takes to load.
  const port = await server.open();
  stopOnSignals(server.stop);
  const loaded = await nextHandler(dir, await server.openReentry());
  actions = await readPublishedActions(dir);
  next = loaded;
  log.info({ port }, "portal answers");
}

async function nextHandler(dir: string, reentryPort: number): Promise<RequestHandler> {
  const origin = enterProduction(reentryPort);
  // Imported late: React picks its production half when it is first loaded.
  const { default: next } = await import("next");
  // Next hangs its upgrade listener on this server instead of ours, where it would see requests nobody scrubbed.
  const httpServer = createServer();
  const app = next({ dev: false, dir, hostname: origin.hostname, port: reentryPort, httpServer });
  await app.prepare();
  return app.getRequestHandler();
}

function explain(failure: unknown, portal: PortalName): string {
  if (failure instanceof SettingsError) return failure.message;
  const { code, port, message, stack } = failure as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is already in use; the ${portal} portal needs it.`;
  if (code === "EACCES") return `This user may not listen on port ${port}; the ${portal} portal needs it.`;
  if (message?.includes("production build")) return `The ${portal} portal is not built yet: run its build first.`;
  return stack ?? String(failure);
}
