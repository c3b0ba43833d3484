import { createTestDatabase, type TestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { type LoginFacts, nextLoginStep } from "../login/next-login-step.ts";
import type { PolicyMode } from "../policy/policy.ts";
import { hasStatus, type PersonStatus, statusOf } from "./person-status.ts";

const database: TestDatabase = await createTestDatabase();
afterAll(() => database.close());

const now = new Date("2026-11-23T09:00:00Z");
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const modes: readonly (PolicyMode | null)[] = [
  "off",
  "optional",
  "required_every_login",
  "required_once_per_device",
  null,
];

/** Every combination of what a status can depend on. */
const combinations = ["staff" as const, "patient" as const].flatMap((kind) =>
  modes.flatMap((mode) =>
    [0, 1].flatMap((authenticators) =>
      [4, 5].flatMap((skipsSpent) =>
        [true, false].flatMap((signInCodesOn) =>
          [null, inSeconds(120), inSeconds(121)].flatMap((waitsUntil) =>
            [null, now].map((suspendedAt) => ({
              kind,
              mode,
              authenticators,
              skipsSpent,
              signInCodesOn,
              waitsUntil,
              suspendedAt,
            })),
          ),
        ),
      ),
    ),
  ),
);
/** But for one: a patient's authenticator turns their codes on and keeps them on, which the invariants hold. */
const cases = combinations.filter(
  ({ kind, authenticators, signInCodesOn }) => kind === "staff" || authenticators === 0 || signInCodesOn,
);

/** What the login itself would do, put in the console's words. */
function statusAtLogin({ kind, ...row }: (typeof cases)[number]): PersonStatus {
  const facts: LoginFacts = {
    ...row,
    portal: kind,
    skipsAllowed: row.mode === null ? 0 : 5,
    recoveryCodesLeft: 0,
    phoneConfirmed: false,
    textCodes: "allowed",
    deviceTrusted: false,
  };
  const step = nextLoginStep(facts, now);
  if (step.at === "locked") return "locked";
  if (kind === "patient") return step.at === "enter-code" ? "codes_on" : "codes_off";
  if (step.at === "enter-code") return "enrolled";
  return step.at === "enrol" && step.skipsLeft > 0 ? "in_grace" : "not_enrolled";
}

const every = ["not_enrolled", "in_grace", "enrolled", "codes_on", "codes_off", "locked", "deactivated"] as const;
const held = sql.join(
  every.map((status) => sql`case when ${hasStatus(status, now)} then ${status}::text end`),
  sql`, `,
);

it("says of everybody what their next login will do", async () => {
  const rows = await database.db.execute<{ status: PersonStatus; held: PersonStatus[] }>(sql`
    with given as (
      select v, ('00000000-0000-7000-8000-' || lpad(ord::text, 12, '0'))::uuid as id
      from jsonb_array_elements(${JSON.stringify(cases)}::jsonb) with ordinality as listed (v, ord)),
    budgets as (
      select 'x' as clinic_id, 'codes' as kind, id::text as subject,
        (v->>'waitsUntil')::timestamptz as waits_until, (v->>'suspendedAt')::timestamptz as suspended_at
      from given)
    select ${statusOf(now)} as status, array_remove(array[${held}], null) as held
    from given
      cross join lateral (select 'x' as clinic_id, id, v->>'kind' as kind, (v->>'skipsSpent')::int as skips_spent,
        case when (v->>'signInCodesOn')::boolean then now() end as sign_in_codes_on_at, null::timestamptz as deactivated_at,
        case when (v->>'authenticators')::int > 0 then now() end as enrolled_at) a
      cross join lateral (select v->>'mode' as mode, case when v->>'mode' is not null then 5 end as skips_allowed) p
    order by given.id`);
  // Filtering by a status finds whom the list shows with it, and nobody else.
  for (const { status, held: all } of rows) expect(all).toEqual([status]);
  const told = rows.map((row, at) => ({ ...cases[at], status: row.status }));
  const expected = cases.map((row) => ({ ...row, status: statusAtLogin(row) }));
  expect(told).toEqual(expected);
  expect(new Set(rows.map((row) => row.status)).size).toBe(6);
});
