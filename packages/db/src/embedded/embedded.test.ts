import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { asOwner, ensureDatabase } from "../migrate/owner.ts";
import { removeEmbedded, startEmbedded } from "./embedded.ts";

const dataDir = await mkdtemp(join(tmpdir(), `countersign-test-${process.pid}-`));
await chmod(dataDir, 0o711);
afterAll(() => removeEmbedded(dataDir));

const pidFile = (folder: string) => join(folder, "data", "postmaster.pid");
const pidOf = async (folder: string) => Number((await readFile(pidFile(folder), "utf8")).split("\n")[0]);
const start = () => startEmbedded({ dataDir });

/** Kills a server without warning, and waits until none of its processes is left: its children notice by and by. */
async function crash(pid: number): Promise<void> {
  const family = [pid, ...(await runningProcesses()).filter(({ parent }) => parent === pid).map((one) => one.pid)];
  process.kill(pid, "SIGKILL");
  while ((await runningProcesses()).some((one) => family.includes(one.pid)));
}

/** Every process of the machine, as the kernel tells; those that only wait to be fetched run no more. */
async function runningProcesses(): Promise<{ pid: number; parent: number }[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => "")));
  return stats.flatMap((text, index) => {
    const [, state, parent] = /\) (\w) (\d+) /.exec(text) ?? [];
    return state && state !== "Z" && state !== "X" ? [{ pid: pids[index] ?? 0, parent: Number(parent) }] : [];
  });
}

test("a server keeps its data, its port and its password over a stop, and is attached to while it runs", async () => {
  const first = await start();
  await ensureDatabase(first.ownerUrl("kept"));
  await first.stop();

  const second = await start();
  expect({ attached: second.attached, url: second.ownerUrl("kept") }).toEqual({
    attached: false,
    url: first.ownerUrl("kept"),
  });
  const third = await start();
  expect(third.attached).toBe(true);
  const rows = await asOwner(third.ownerUrl("kept"), (sql) => sql`show server_encoding`);
  expect([...rows]).toEqual([{ server_encoding: "UTF8" }]);
});

test("it takes passwords only, on loopback only, and keeps its own to its owner", async () => {
  const server = await start();
  const wrong = server.ownerUrl("kept").replace(/:[^:@]+@/, ":wrong@");
  await expect(asOwner(wrong, (sql) => sql`select 1`)).rejects.toMatchObject({ code: "28P01" });
  const [row] = await asOwner(server.ownerUrl("kept"), (sql) => sql`show listen_addresses`);
  expect(row).toEqual({ listen_addresses: "127.0.0.1" });
  expect((await stat(join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
});

test("a crash is recovered from, also when the dead server's number belongs to another program now", async () => {
  const server = await start();
  const pid = await pidOf(server.folder);
  await crash(pid);
  const [, ...rest] = (await readFile(pidFile(server.folder), "utf8")).split("\n");
  await writeFile(pidFile(server.folder), [process.pid, ...rest].join("\n"));

  const recovered = await start();
  expect(recovered.attached).toBe(false);
  expect([...(await asOwner(recovered.ownerUrl("kept"), (sql) => sql`select 1 as one`))]).toEqual([{ one: 1 }]);
});

test("two who start the same folder at once share one server", async () => {
  await (await start()).stop();
  const both = await Promise.all([start(), start()]);
  expect(both[0].ownerUrl("kept")).toBe(both[1].ownerUrl("kept"));
  for (const server of both) await asOwner(server.ownerUrl("kept"), (sql) => sql`select 1`);
});

test("two who begin a folder at once share one server too, and a deleted folder means a fresh one", async () => {
  const other = await mkdtemp(join(tmpdir(), `countersign-test-${process.pid}-`));
  await chmod(other, 0o711);
  const both = await Promise.all([startEmbedded({ dataDir: other }), startEmbedded({ dataDir: other })]);
  const [first, second] = both.map((server) => server.ownerUrl("postgres"));
  expect(first).toBe(second);
  await removeEmbedded(other);

  const fresh = await startEmbedded({ dataDir: other });
  expect(fresh.ownerUrl("postgres")).not.toBe(first);
  await removeEmbedded(other);
});
