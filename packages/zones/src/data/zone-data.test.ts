import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { tzifOf } from "../testing/tzif-of.ts";
import { spanAt } from "../zone-clock.ts";
import { packagedZones } from "./packaged-zones.ts";
import { systemZones } from "./system-zones.ts";
import { readTzif } from "./tzif.ts";
import { newestOf } from "./zone-data.ts";

const folder = mkdtempSync(join(tmpdir(), "zones-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A system's folder of zones with one zone in it. */
function systemWith(name: string, version: string, bytes: Buffer): string {
  const system = join(folder, name);
  mkdirSync(join(system, "America"), { recursive: true });
  writeFileSync(join(system, "tzdata.zi"), `# version ${version}\n# redo posix_only\n`);
  writeFileSync(join(system, "America", "Winnipeg"), bytes);
  return system;
}
const at = (moment: string) => Date.parse(moment);
const winnipeg = tzifOf({
  types: [
    { offset: -21600, name: "CST" },
    { offset: -18000, name: "CDT" },
    { offset: -14400, name: "AST" },
  ],
  turns: [
    [at("2026-03-08T08:00Z") / 1000, 1],
    [at("2027-06-01T05:00Z") / 1000, 2],
  ],
  footer: "AST4",
});

describe("a system's zones", () => {
  it("are read from its files, with the version that lies beside them", () => {
    const system = systemZones(systemWith("newer", "2027b", winnipeg));
    expect(system).toMatchObject({ version: "2027b", source: "system" });
    expect(system?.clockOf("America/Winnipeg")?.spans).toEqual([
      { until: at("2026-03-08T08:00Z"), offset: -21600, name: "CST" },
      { until: at("2027-06-01T05:00Z"), offset: -18000, name: "CDT" },
      { until: Number.POSITIVE_INFINITY, offset: -14400, name: "AST" },
    ]);
  });

  it("are none where nothing says how old they are, and no path leads out of them", () => {
    expect(systemZones(join(folder, "nowhere"))).toBeNull();
    const system = systemWith("odd", "unknown", winnipeg);
    expect(systemZones(system)).toBeNull();
    writeFileSync(join(system, "+VERSION"), "2026f\n");
    expect(systemZones(system)?.version).toBe("2026f");
    for (const name of [
      "../newer/America/Winnipeg",
      "/etc/passwd",
      "America/../America/Winnipeg",
      "tzdata.zi",
      "America",
      "",
    ])
      expect(systemZones(system)?.clockOf(name) ?? null, name).toBeNull();
  });

  it("count where they are newer than the package's, and not where they are older or as old", () => {
    const [newer, older] = [systemZones(join(folder, "newer")), systemZones(systemWith("older", "2025b", winnipeg))];
    expect(newestOf(packagedZones, newer).source).toBe("system");
    expect(newestOf(packagedZones, older).source).toBe("package");
    expect(newestOf(packagedZones, null, { ...packagedZones, source: "node" }).source).toBe("package");
  });

  it("the package knows of Manitoba's law of autumn 2026", () => {
    expect(packagedZones.version >= "2026e").toBe(true);
  });
});

describe("a compiled zone", () => {
  it.each([
    ["EST5EDT,M3.2.0,M11.1.0", "America/New_York", [-18000, -14400]],
    ["GMT0BST,M3.5.0/1,M10.5.0", "Europe/London", [0, 3600]],
    ["IST-1GMT0,M10.5.0,M3.5.0/1", "Europe/Dublin", [3600, 0]],
    ["<-04>4<-03>,M9.1.6/24,M4.1.6/24", "America/Santiago", [-14400, -10800]],
    ["<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "Australia/Lord_Howe", [37800, 39600]],
    ["EET-2EEST,M4.5.5/0,M10.5.4/24", "Africa/Cairo", [7200, 10800]],
    ["IST-2IDT,M3.4.4/26,M10.5.0", "Asia/Jerusalem", [7200, 10800]],
    ["<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "America/Nuuk", [-7200, -3600]],
    ["<+0545>-5:45", "Asia/Kathmandu", [20700, 20700]],
  ])("goes on by its rule %s, as %s does", (footer, zone, [standard = 0, summer = 0]) => {
    const name = footer.startsWith("<") ? footer.slice(1, footer.indexOf(">")) : footer.slice(0, 3);
    const begins = at("2027-01-01T00:00Z") / 1000;
    const bytes = tzifOf({
      types: [
        { offset: standard, name },
        {
          offset: spanAt({ zone, spans: packagedZones.clockOf(zone)?.spans ?? [] }, begins * 1000).offset,
          name: "NOW",
        },
      ],
      turns: [[begins, 1]],
      footer,
    });
    expect(standard === summer || footer.includes(",")).toBe(true);
    const [own, packaged] = [readTzif(bytes), packagedZones.clockOf(zone)?.spans];
    const turns = (spans: typeof own | typeof packaged) =>
      (spans ?? []).flatMap(({ until }) => (until > begins * 1000 && until < at("2060-01-01T00:00Z") ? [until] : []));
    expect(turns(own)).toEqual(turns(packaged));
  });

  it("that ends early, or is something else, is none", () => {
    for (let length = 0; length < winnipeg.length - 8; length += 1)
      expect(() => readTzif(winnipeg.subarray(0, length))).not.toThrow();
    expect(readTzif(winnipeg.subarray(0, 60))).toBeNull();
    expect(readTzif(Buffer.from("TZif1".padEnd(200, "\0")))).toBeNull();
    expect(readTzif(Buffer.from("root:x:0:0:"))).toBeNull();
  });
});
