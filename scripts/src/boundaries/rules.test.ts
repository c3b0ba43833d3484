import { expect, test } from "vitest";
import { rules } from "./rules.ts";
import { sourceOf } from "./workspace.ts";

/** An offender of each rule, and the same text where it is at home. */
const PLANTED: Readonly<Record<keyof typeof rules, readonly [text: string, away: string, home: string][]>> = {
  readsEnvironment: [
    ["const port = process.env.PORT;", "packages/portal/src/frame.ts", "packages/auth/src/env.ts"],
    ["const { PORT } = process.env;", "packages/portal/src/environment.ts", "apps/staff/env.mjs"],
  ],
  knowsNextAuth: [
    ['import NextAuth from "next-auth";', "apps/staff/src/sign-in.ts", "packages/auth/src/auth.ts"],
    ['import { decode } from "next-auth/jwt";', "packages/server/src/gate.ts", "packages/auth/src/auth.ts"],
    ['const { Auth } = await import("@auth/core");', "packages/portal/src/a.ts", "packages/auth/src/auth.ts"],
  ],
  drawsInTheDomain: [
    ['import { cache } from "react";', "packages/twofactor/src/a.ts", "packages/portal/src/a.ts"],
    ['import { redirect } from "next/navigation";', "packages/accounts/src/a.ts", "apps/admin/src/a.ts"],
    [
      'import { render } from "react-dom/server";',
      "packages/messages/src/a.ts",
      "packages/messages/src/templates/html/a.ts",
    ],
    ['import { headers } from "next/headers";', "packages/audit/src/a.ts", "packages/portal/src/a.ts"],
  ],
  opensConnections: [
    ['import { Pool } from "pg";', "apps/courier/src/a.ts", "packages/db/src/a.ts"],
    ['import postgres from "postgres";', "scripts/src/a.ts", "packages/db/src/a.ts"],
    ['import { drizzle } from "drizzle-orm/postgres-js";', "bench/src/a.ts", "packages/db/src/a.ts"],
    ['import { drizzle } from "drizzle-orm/node-postgres";', "e2e/a.ts", "packages/db/src/a.ts"],
  ],
  readsAClock: [
    ["at.getHours();", "apps/admin/src/a.ts", "packages/zones/src/a.ts"],
    ["at.getFullYear();", "packages/audit/src/a.ts", "packages/zones/src/a.ts"],
    ["at.toLocaleDateString();", "packages/ui/src/a.tsx", "packages/zones/src/a.ts"],
    ["at.getTimezoneOffset();", "packages/portal/src/a.ts", "packages/zones/src/a.ts"],
    ['new Intl.DateTimeFormat("en");', "packages/messages/src/a.ts", "packages/zones/src/a.ts"],
  ],
  convertsZones: [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: text of a source file
    ["sql`select at at time zone ${zone}`", "packages/twofactor/src/a.ts", "packages/twofactor/src/a.test.ts"],
    ["sql`select at AT TIME ZONE c.time_zone`", "packages/zones/src/a.ts", "packages/zones/src/a.test.ts"],
  ],
  readsForwardingHeaders: [
    ['headers.get("X-Forwarded-For")', "packages/portal/src/a.ts", "packages/server/src/a.ts"],
    ['headers["x-forwarded-host"]', "apps/staff/src/a.ts", "packages/server/src/a.ts"],
    ['headers.get("x-real-ip")', "packages/auth/src/a.ts", "packages/server/src/a.ts"],
  ],
  readsTypedText: [
    ["z.email()", "packages/portal/src/a.ts", "packages/accounts/src/typed-text/a.ts"],
    ["z\n  .string()\n  .trim()", "apps/admin/src/a.ts", "packages/accounts/src/typed-text/a.ts"],
    ['z.string("Say it.").trim()', "apps/admin/src/a.ts", "packages/accounts/src/typed-text/a.ts"],
    ['typed.normalize("NFKC")', "packages/twofactor/src/a.ts", "packages/accounts/src/typed-text/a.ts"],
  ],
  readsPhones: [
    ['import parse from "libphonenumber-js/max";', "apps/admin/src/a.ts", "packages/accounts/src/typed-text/a.ts"],
    ['import { X } from "libphonenumber-js";', "packages/portal/src/a.ts", "packages/messages/src/a.ts"],
  ],
  leansOnTesting: [
    ['import { a } from "../testing/world.ts";', "packages/audit/src/a.ts", "packages/audit/src/a.test.ts"],
    ['import { a } from "./testing.ts";', "packages/twofactor/src/a.ts", "packages/twofactor/src/testing/a.ts"],
    ['import { a } from "@countersign/db/testing/test-database.ts";', "apps/courier/src/a.ts", "e2e/a.ts"],
  ],
};

const rows = Object.entries(PLANTED).flatMap(([rule, planted]) =>
  planted.map(([text, away, home]) => ({ rule: rule as keyof typeof rules, text, away, home })),
);

test.each(rows)("$rule finds $text in $away, and not in $home", ({ rule, text, away, home }) => {
  expect(rules[rule](sourceOf(away, text))).toBe(true);
  expect(rules[rule](sourceOf(away, "export {};"))).toBe(false);
  expect(rules[rule](sourceOf(home, text))).toBe(false);
});

test("SQL may name UTC", () => {
  expect(rules.convertsZones(sourceOf("packages/audit/src/a.ts", "at time zone 'UTC'"))).toBe(false);
});
