// Runs on whatever Node a machine has (20 or later) and before anything is installed: plain JavaScript,
// nothing imported but Node's own. Everything else runs on the Node 24 that comes with the packages.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dataFolder, installEnvironment, startedByNpm } from "./env.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OLDEST_NODE = 20;

/** Installs what is missing, then runs `<folder>/src/<entry>.ts` on Node 24 and exits as it does. */
export async function bootstrap(entry, folder = "scripts") {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
    return fail(`Countersign needs Node ${OLDEST_NODE} or later; this is ${process.version}.`);
  }
  if (!isInstalled()) await install();
  const node = join(ROOT, "node_modules", ".bin", "node");
  const script = join(ROOT, folder, "src", `${entry}.ts`);
  // The channel is never written to: it closes when this process dies, however it dies, and the child stops.
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  child.on("error", (error) => fail(`Node 24 could not be started: ${error.message}.`));
  // Ctrl-C reaches the child by itself; it needs time to stop, and we wait for it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  if (startedByNpm()) stopWithParent(child);
  child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}

/** npm may be killed without a chance to tell us; then our parent is another one. */
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 500).unref();
}

/** pnpm leaves a copy of the lockfile it has installed. */
function isInstalled() {
  const installed = join(ROOT, "node_modules", ".pnpm", "lock.yaml");
  if (!existsSync(installed) || !existsSync(join(ROOT, "node_modules", ".bin", "node"))) return false;
  return readFileSync(installed, "utf8") === readFileSync(join(ROOT, "pnpm-lock.yaml"), "utf8");
}

async function install() {
  const started = Date.now();
  process.stdout.write("Installing packages from the npm registry (a minute or two the first time) …\n");
  const folder = resolve(ROOT, dataFolder());
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "install.log");
  const { node, pnpm } = wantedVersions();
  const file = openSync(log, "w");
  const code = await run(
    ["-y", "-p", `node@${node}`, "-p", `pnpm@${pnpm}`, "pnpm", "install", "--frozen-lockfile", "--prod=false"],
    file,
  );
  closeSync(file);
  if (code !== 0) {
    process.stdout.write(readFileSync(log, "utf8"));
    return fail(`The packages could not be installed; the messages above are also in ${log}.`);
  }
  process.stdout.write(`Installed packages in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

function run(args, output) {
  return new Promise((done) => {
    const child = spawn("npx", args, { cwd: ROOT, env: installEnvironment(), stdio: ["ignore", output, output] });
    child.on("error", () => done(-1));
    if (startedByNpm()) stopWithParent(child);
    child.on("exit", (code) => done(code ?? 1));
  });
}

/** The one place for each version is where the workspace names it. */
function wantedVersions() {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const workspace = readFileSync(join(ROOT, "pnpm-workspace.yaml"), "utf8");
  const node = /^ {2}node: (\S+)$/m.exec(workspace)?.[1];
  return { node, pnpm: manifest.devEngines.packageManager.version };
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
