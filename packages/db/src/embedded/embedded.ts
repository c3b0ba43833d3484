import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { findBinaries } from "./binaries.ts";
import { initialise, OWNER } from "./initialise.ts";
import { answers, answersSoon, freePort, isAboutPort, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { findRunner } from "./runner.ts";
import { openServerFile, type ServerFile, saveServerFile } from "./server-file.ts";
import { type ServerNeeds, serverSettings } from "./settings.ts";

export interface EmbeddedOptions extends Partial<ServerNeeds> {
  /** The folder whose `postgres.json` remembers the server; made when missing. */
  readonly dataDir: string;
  /** The port to try first on the first start; a free one unless told. Remembered from then on. */
  readonly port?: number;
  /** Told one sentence when the data does not lie in the data folder. */
  readonly say?: (sentence: string) => void;
}

export interface EmbeddedServer {
  readonly port: number;
  /** Where the cluster and its `server.log` lie. */
  readonly folder: string;
  /** True when it was running already, started by somebody else. */
  readonly attached: boolean;
  ownerUrl(database: string): string;
  /** Stops the server, also one that was only attached to; the data stays. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL 18 that came with npm on loopback, making its data folder the first time, and
 * attaches instead when that folder's server is up already. Survives crashes and stale pid files.
 *
 * As root it runs as the user `postgres`; data (and binaries) that this user could not reach lie
 * under /var/lib/countersign. The server is nobody's child: whoever started it must stop it.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const needs = {
    durable: options.durable ?? true,
    maxConnections: options.maxConnections ?? 150,
    sharedBuffersMiB: options.sharedBuffersMiB ?? 128,
  };
  const runner = findRunner();
  const binaries = await findBinaries(runner);
  let file = await openServerFile(dataDir, options.port ?? (await freePort()), runner);
  if (!file.folder.startsWith(`${dataDir}/`)) {
    options.say?.(
      `PostgreSQL runs as the user "postgres", who cannot enter ${dataDir}: its data lie in ${file.folder}.`,
    );
  }

  await initialise(binaries.folder, file.folder, file.password, runner);
  const attached = await answers(file);
  if (!attached) file = await start(file);

  async function start(from: ServerFile): Promise<ServerFile> {
    const trouble = await startOn(from);
    if (trouble === null) return from;
    if (!isAboutPort(trouble)) throw new Error(`PostgreSQL did not start: ${trouble}`);
    const second = { ...from, port: await freePort() };
    const again = await startOn(second);
    if (again === null) return second;
    throw new Error(`PostgreSQL did not start: ${again}`);
  }

  async function startOn(tried: ServerFile): Promise<string | null> {
    await saveServerFile(dataDir, tried);
    const settings = serverSettings(binaries.folder, tried.port, needs);
    const trouble = await startPostmaster(binaries.folder, tried.folder, settings, runner);
    if (trouble === null || isAboutPort(trouble)) return trouble;
    // Somebody who started the same folder a moment earlier has won; theirs is as good.
    return (await answersSoon(tried)) ? null : trouble;
  }

  return {
    port: file.port,
    folder: file.folder,
    attached,
    ownerUrl: (database) => `postgres://${OWNER}:${file.password}@127.0.0.1:${file.port}/${database}`,
    stop: () => stopPostmaster(binaries.folder, file.folder, runner),
  };
}

/** Stops the server of a data folder, wherever its data lie, and deletes both. */
export async function removeEmbedded(dataDir: string): Promise<void> {
  const runner = findRunner();
  const binaries = await findBinaries(runner);
  const file = await openServerFile(resolve(dataDir), await freePort(), runner);
  await stopPostmaster(binaries.folder, file.folder, runner);
  await rm(file.folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}
