import type { AccountId } from "@countersign/db";
import { listPeople, type PeopleQuery } from "@countersign/twofactor";
import { fetchStatement, type PlacesWanted, readStatement } from "@countersign/twofactor/people/list/find-places.ts";
import { writePlace } from "@countersign/twofactor/people/list/people-place.ts";
import { standingsOf } from "@countersign/twofactor/people/list/standings.ts";
import { sql } from "drizzle-orm";
import type { Benchmark } from "../benchmarks.ts";
import { explain } from "../measure/explain.ts";
import { ms, type Timings, timed } from "../measure/timings.ts";
import { markdownTable } from "../report/markdown-table.ts";
import { say } from "../report/say.ts";
import type { World } from "../run/world.ts";
import { type Case, cases } from "./cases.ts";
import { type FilledClinics, fillPeople } from "./fill-people.ts";

const TIMES = 10;
const PEOPLE_PER_PAGE = 50;

export const people: Benchmark = {
  name: "people",
  title: "The list of people, with a million staff in one clinic",
  about: "searches, filters, orders and pages of the list of people at 1,000,000 accounts",
  run: async (world) => {
    const clinics = await fillPeople(world);
    // What the machine itself takes while it measures, for comparison.
    const idle = await timed(TIMES * 10, () => world.context.db.execute(sql`select 1`));
    const measured: { readonly one: Case; readonly took: Timings }[] = [];
    for (const one of cases) {
      const query = await queryOf(world, clinics, one);
      // The whole of it, as the page asks: policy, places, what describes the people; by the app's role and its driver.
      const took = await timed(TIMES, () => listPeople(world.context, query));
      say(`${nameOf(one)}: ${ms(took.median)} ms (${ms(took.least)} to ${ms(took.most)})`);
      measured.push({ one, took });
    }
    const rows = measured.map(({ one, took }) => [
      nameOf(one),
      ms(took.median),
      ms(took.least),
      ms(took.p95),
      ms(took.most),
    ]);
    return [
      `Each list ${TIMES} times after two that are not counted, 50 people a page, everything the page asks of the database,`,
      `in milliseconds as the portal waits for them. A \`select 1\` took ${ms(idle.median)} (at most ${ms(idle.most)}).\n`,
      markdownTable(["list", "median", "least", "p95", "most"], rows),
      "\nWhat single statements did, by EXPLAIN (ANALYZE, BUFFERS):\n",
      await plansOf(world, clinics),
    ].join("\n");
  },
};

function nameOf({ words, asked }: Case): string {
  const order = { name: "name", last_sign_in: "last sign-in", joined: "joined" }[asked.order ?? "name"];
  return `${words}, by ${order}${asked.descending ? " down" : ""}`;
}

async function queryOf(world: World, clinics: FilledClinics, { of, asked, thousandsDeep }: Case): Promise<PeopleQuery> {
  const query: PeopleQuery = {
    clinicId: clinics[of],
    kind: "staff",
    search: "",
    status: null,
    role: null,
    trait: null,
    order: "name",
    descending: false,
    after: null,
    before: null,
    limit: PEOPLE_PER_PAGE,
    ...asked,
  };
  return thousandsDeep ? { ...query, after: await placeFarBehind(world, query, thousandsDeep * 1000) } : query;
}

async function placeFarBehind(world: World, query: PeopleQuery, people: number): Promise<string> {
  const wanted = wantedOf(query, people);
  const statement = readStatement(wanted, people);
  const [last] = await world.owner.db.execute<{ accountId: AccountId; key: string | number | null }>(
    sql`select * from (${statement}) read order by at desc limit 1`,
  );
  if (!last) throw new Error("There are not so many people.");
  return writePlace(query.order, { key: last.key, accountId: last.accountId });
}

function wantedOf(query: PeopleQuery, limit: number): PlacesWanted {
  const policy = { mode: "required_every_login", skipsAllowed: 5 } as const;
  return { query, standings: standingsOf(query.kind, query.status, policy), back: false, limit, now: new Date() };
}

/** The statements behind the list: in order without a filter, in order with a search, and fetched by an index. */
async function plansOf(world: World, clinics: FilledClinics): Promise<string> {
  const wanted = async (asked: Partial<PeopleQuery>) =>
    wantedOf(await queryOf(world, clinics, { words: "", of: "big", asked }), PEOPLE_PER_PAGE + 1);
  const statements = [
    ["everybody by name, in order", readStatement(await wanted({}), PEOPLE_PER_PAGE + 1)],
    [
      "in grace by last sign-in, in order",
      readStatement(await wanted({ status: "in_grace", order: "last_sign_in" }), PEOPLE_PER_PAGE + 1),
    ],
    ["“smith” by joined, in order", readStatement(await wanted({ search: "smith", order: "joined" }), 4000)],
    ["“xqzjk” by name, in order, given up", readStatement(await wanted({ search: "xqzjk" }), 4000)],
    ["“maria” by name, fetched", fetchStatement(await wanted({ search: "maria" }))],
    ["“Zuckermann” by name, fetched", fetchStatement(await wanted({ search: "Zuckermann" }))],
    ["“xqzjk” by name, fetched", fetchStatement(await wanted({ search: "xqzjk" }))],
    [
      "failing addresses by joined, fetched",
      fetchStatement(await wanted({ trait: "address_failing", order: "joined" })),
    ],
    ["locked by name, fetched", fetchStatement(await wanted({ status: "locked" }))],
  ] as const;
  const rows: string[][] = [];
  for (const [words, statement] of statements) {
    await explain(world.owner.db, statement);
    const plan = await explain(world.owner.db, statement);
    rows.push([
      words,
      ms(plan.executionMs),
      ms(plan.planningMs),
      String(plan.rowsRead),
      String(plan.pages),
      plan.reads.join(", "),
    ]);
  }
  return markdownTable(["statement", "execution ms", "planning ms", "rows read", "pages", "reads"], rows);
}
