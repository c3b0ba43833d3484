import packed from "moment-timezone/data/packed/latest.json" with { type: "json" };
import moment from "moment-timezone/moment-timezone.js";
import type { ZoneClock, ZoneSpan } from "../zone-clock.ts";
import { keeping, type ZoneData } from "./zone-data.ts";

const zones = new Map(packed.zones.map((text) => [text.slice(0, text.indexOf("|")).toLowerCase(), text]));
const links = new Map(
  packed.links.map((text) => {
    const [target = "", name = ""] = text.split("|");
    return [name.toLowerCase(), { name, target: target.toLowerCase() }] as const;
  }),
);

/** The zones of the package that this was installed with, to the year 2499: the same on every machine. */
export const packagedZones: ZoneData = keeping({ version: packed.version, source: "package", clockOf });

function clockOf(zone: string): ZoneClock | null {
  const link = links.get(zone.toLowerCase());
  const text = zones.get(link?.target ?? zone.toLowerCase());
  if (!text) return null;
  const { name, abbrs, untils, offsets } = moment.tz.unpack(text);
  const spans = untils.map((until, index): ZoneSpan => {
    // The package counts minutes behind UTC.
    return { until, offset: 0 - Math.round((offsets[index] ?? 0) * 60), name: abbrs[index] ?? "" };
  });
  return { zone: link?.name ?? name, spans };
}
