import { everyEvent, listEvents, type TrailFilter } from "@countersign/audit";
import { trailSource } from "@countersign/audit/trail/trail-source.ts";
import { sql } from "drizzle-orm";
import type { Benchmark } from "../benchmarks.ts";
import { explain } from "../measure/explain.ts";
import { ms, timed } from "../measure/timings.ts";
import { markdownTable } from "../report/markdown-table.ts";
import { say } from "../report/say.ts";
import { type FilledTrail, fillTrail } from "./fill-trail.ts";

const TIMES = 10;
const EVENTS_PER_PAGE = 50;
const A_YEAR_MS = 365 * 86_400_000;

export const audit: Benchmark = {
  name: "audit",
  title: "The audit trail, with two million events in one clinic",
  about: "every filter of the audit page at 2,000,000 events, by EXPLAIN and as the page waits for it",
  run: async (world) => {
    const trail = await fillTrail(world);
    const { clinicId } = trail;
    const rows: string[][] = [];
    for (const [words, narrowed] of filtersOf(trail)) {
      const filter = { ...everyEvent, ...narrowed };
      const query = { clinicId, filter, after: null, before: null, limit: EVENTS_PER_PAGE };
      const took = await timed(TIMES, () => listEvents(world.context.db, query));
      const stretch = { clinicId, older: null, newer: null };
      const source = trailSource(filter, stretch, "newest_first", EVENTS_PER_PAGE + 1);
      const plan = await explain(world.owner.db, sql`select e.id from ${source} order by e.id desc`);
      say(`${words}: ${ms(took.median)} ms`);
      rows.push([words, ms(took.median), ms(took.most), ms(plan.executionMs), String(plan.rowsRead), String(plan.pages)]);
    }
    return [
      `Each page ${TIMES} times after two that are not counted, ${EVENTS_PER_PAGE} events a page, in milliseconds.\n`,
      markdownTable(["filter", "median", "most", "execution", "rows read", "pages read"], rows),
    ].join("\n");
  },
};

function filtersOf({ personId, adminId }: FilledTrail): readonly (readonly [string, Partial<TrailFilter>])[] {
  const [from, to] = [new Date(Date.now() - A_YEAR_MS), new Date(Date.now() - A_YEAR_MS / 2)];
  return [
    ["none", {}],
    ["a year ago", { from, to }],
    ["a person", { personId }],
    ["a person and failure", { personId, outcome: "failure" }],
    ["an actor", { actorId: adminId }],
    ["an actor and a kind", { actorId: adminId, group: "settings" }],
    ["policies and settings", { group: "settings" }],
    ["policies and settings, failure (none)", { group: "settings", outcome: "failure" }],
    ["setting up (none)", { group: "set_up" }],
    ["sign-ins", { group: "sign_ins" }],
    ["failure", { outcome: "failure" }],
    ["sign-ins by somebody else (none)", { actorId: adminId, group: "sign_ins" }],
    ["everything at once", { personId, actorId: adminId, group: "help", outcome: "success", from, to }],
  ];
}
