import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { addToEnvironment } from "../env.ts";
import { Refusal, say } from "../say.ts";
import { type DayOrder, readDayOrder } from "./day-order.ts";
import { installFromDebian, isDebianRoot } from "./debian.ts";

const LIBRARY = join("faketime", "libfaketime.so.1");
const FOLDERS = ["/usr/lib", "/usr/lib64", "/usr/local/lib"];

/**
 * Puts all that the suite starts on another day, where one is named: Node, PostgreSQL and the build
 * get the real clock moved by one and the same stretch (libfaketime), so that time runs on and all agree. What measures
 * stretches of time, the monotonic clock, stays as it is. Our own process only measures.
 *
 * @returns whether a day was named
 */
export async function goToDay(args: readonly string[]): Promise<boolean> {
  const order = readDayOrder(args);
  if (!order) return false;
  const library = await findLibrary();
  if (order.zone) addToEnvironment({ TZ: order.zone });
  const moved = secondsUntil(order, new Date());
  say(`It is ${order.wall.slice(0, 3).join("-")} for all that runs from here.`);
  addToEnvironment({
    LD_PRELOAD: library,
    FAKETIME: `${moved < 0 ? "" : "+"}${moved}`,
    // Debian's library reads the one, later versions the other.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    DONT_FAKE_MONOTONIC: "1",
  });
  return true;
}

/** In the zone of our process, which is the order's. */
function secondsUntil({ wall: [year, month, day, hour, minute] }: DayOrder, now: Date): number {
  return Math.round((new Date(year, month - 1, day, hour, minute).getTime() - now.getTime()) / 1000);
}

async function findLibrary(): Promise<string> {
  if (!installedLibrary() && (await isDebianRoot())) await installFromDebian(["faketime"]);
  const found = installedLibrary();
  if (found) return found;
  throw new Refusal("Running on another day needs libfaketime: install your system's package faketime.");
}

function installedLibrary(): string | undefined {
  const folders = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => [
    folder,
    ...readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && entry.name.includes("linux") ? [join(folder, entry.name)] : [],
    ),
  ]);
  return folders.map((folder) => join(folder, LIBRARY)).find((path) => existsSync(path));
}
