import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTzif } from "./tzif.ts";
import { keeping, type ZoneData } from "./zone-data.ts";

/** Where systems keep their compiled zones. */
const SYSTEM_ZONES = "/usr/share/zoneinfo";

/**
 * The zones of the machine, which its own updates keep new.
 *
 * @returns null where there are none, or nothing says how old they are
 */
export function systemZones(folder: string = SYSTEM_ZONES): ZoneData | null {
  const version = versionIn(folder);
  return version === null ? null : keeping({ version, source: "system", clockOf: (zone) => clockIn(folder, zone) });
}

function clockIn(folder: string, zone: string) {
  // A name is a path here: nothing else may be one. Names begin with a letter, and none has a dot.
  if (!/^[A-Za-z][\w+-]*(\/[A-Za-z][\w+-]*){0,2}$/.test(zone)) return null;
  const bytes = readIfThere(join(folder, zone));
  const spans = bytes && readTzif(bytes);
  return spans ? { zone, spans } : null;
}

/** Debian and others say it in the first line of the source beside the zones, BSD and macOS in a file of its own. */
function versionIn(folder: string): string | null {
  const first = readIfThere(join(folder, "tzdata.zi"))?.toString("latin1", 0, 64) ?? "";
  const own = readIfThere(join(folder, "+VERSION"))?.toString("latin1", 0, 64) ?? "";
  return /^# version (\d{4}[a-z]+)\s/.exec(first)?.[1] ?? /^(\d{4}[a-z]+)\s*$/.exec(own)?.[1] ?? null;
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
