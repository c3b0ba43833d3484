import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Capability, may } from "@countersign/accounts";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");

/** What each page and route of the console asks of whoever opens it. What is not listed here belongs to no console. */
const pages: Readonly<Record<string, Capability>> = {
  "/": "see_people",
  "/staff": "see_people",
  "/staff/[id]": "see_people",
  "/staff/invite": "see_people",
  "/staff/invite/[run]": "manage_people",
  "/staff/invite/[run]/refused.csv": "manage_people",
  "/staff/reminders": "manage_people",
  "/staff/reminders/[id]": "manage_people",
  "/staff.csv": "read_trail",
  "/patients": "see_people",
  "/patients/[id]": "see_people",
  "/patients/invite": "see_people",
  "/patients/invite/[run]": "manage_people",
  "/patients/invite/[run]/refused.csv": "manage_people",
  "/patients/reminders": "manage_people",
  "/patients/reminders/[id]": "manage_people",
  "/patients.csv": "read_trail",
  "/settings/general": "change_policy",
  "/settings/general/security": "change_policy",
  "/settings/general/security/forecast": "change_policy",
  "/settings/general/security/history": "change_policy",
  "/settings/general/security/methods": "change_policy",
  "/settings/general/security/review": "change_policy",
  "/settings/general/security/sheet": "change_policy",
  "/settings/general/security/texts": "change_policy",
  "/settings/general/security/people.csv": "read_trail",
  "/audit": "read_trail",
  "/audit/[id]": "read_trail",
  "/audit/coverage": "read_trail",
  "/audit/export": "read_trail",
  "/audit/export/file": "read_trail",
  "/audit/verifier": "read_trail",
};

/** Likewise what its forms post to. The flows behind them ask again. */
const actions: Readonly<Record<string, Capability>> = {
  "audit/export/confirm-export.ts": "read_trail",
  "general/logo/post-logo.ts": "change_policy",
  "general/save-general.ts": "change_policy",
  "invite/file/check-file.ts": "manage_people",
  "invite/one/send-again.ts": "see_people",
  "invite/one/send-invitation.ts": "see_people",
  "invite/run/start-run.ts": "manage_people",
  "invite/run/stop-run.ts": "manage_people",
  "mailings/send-reminders.ts": "manage_people",
  "mailings/stop-reminders.ts": "manage_people",
  "person/actions/act-on-person.ts": "rescue_people",
  "person/contact/post-contact.ts": "rescue_people",
  "person/reminder/send-reminder.ts": "see_people",
  "person/reset/approve.ts": "manage_people",
  "person/reset/cancel.ts": "manage_people",
  "person/reset/send-link.ts": "rescue_people",
  "person/role/post-role.ts": "manage_people",
  "review/save-reviewed.ts": "change_policy",
  "security/review-change.ts": "change_policy",
  "security/schedule/cancel-scheduled.ts": "change_policy",
  "security/texts/save-limits.ts": "change_policy",
};

/** Opened by a mailed link, by whoever holds it. */
const byLink = { pages: ["/reset-request/[token]"], actions: ["reset-request/stop.ts"] };

it("every page and route of the console asks for what is listed here", () => {
  const found = Object.fromEntries(
    filesOf(join(root, "app"), /(?:^|\/)(?:page\.tsx|route\.ts)$/).flatMap((file) => {
      const own = join(root, "app", file);
      const behind = readFileSync(own, "utf8").match(/"((?:\.\.\/)+src\/[^"]+)"/)?.[1];
      return behind ? [[routeOf(file), askedBy(join(dirname(own), behind))] as const] : [];
    }),
  );
  for (const page of byLink.pages) delete found[page];
  expect(found).toEqual(pages);
});

it("every action of the console asks for what is listed here", () => {
  const src = join(root, "src");
  const found = Object.fromEntries(
    filesOf(src, /\.ts$/)
      .filter((file) => readFileSync(join(src, file), "utf8").startsWith('"use server"'))
      .map((file) => [file, askedBy(join(src, file))] as const),
  );
  for (const action of byLink.actions) delete found[action];
  expect(found).toEqual(actions);
});

it("the helpdesk opens people and their rescue, and nothing else", () => {
  const open = (table: Readonly<Record<string, Capability>>) =>
    Object.keys(table).filter((name) => may("helpdesk", table[name] ?? "read_trail"));
  expect(open(pages)).toEqual([
    "/",
    "/staff",
    "/staff/[id]",
    "/staff/invite",
    "/patients",
    "/patients/[id]",
    "/patients/invite",
  ]);
  expect(open(actions)).toEqual([
    "invite/one/send-again.ts",
    "invite/one/send-invitation.ts",
    "person/actions/act-on-person.ts",
    "person/contact/post-contact.ts",
    "person/reminder/send-reminder.ts",
    "person/reset/send-link.ts",
  ]);
});

function filesOf(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => name.test(file));
}

function routeOf(file: string): string {
  const folder = dirname(file);
  return folder === "." ? "/" : `/${folder}`;
}

/** What the first question to the guard in a file asks for, or a word that no list has. */
function askedBy(path: string): string {
  if (!existsSync(path)) return "nothing: it does not exist";
  const asked = readFileSync(path, "utf8").match(/(?:requirePerson|personOrNull)\(\{ may: "(\w+)" \}\)/);
  return asked?.[1] ?? "nothing";
}
