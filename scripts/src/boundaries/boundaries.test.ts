import { posix } from "node:path";
import { expect, test } from "vitest";
import { ARROWS } from "./arrows.ts";
import { folderOf, type Member, readWorkspace, type Source } from "./workspace.ts";

const members = readWorkspace();
const sources = members.flatMap((member) => member.sources);
const DOMAIN = ["packages/twofactor/", "packages/accounts/", "packages/audit/", "packages/messages/"];

/** Paths of what breaks a rule: the shortest report of what to change. */
function offenders(breaks: (source: Source) => boolean): string[] {
  return sources.filter(breaks).map(({ path }) => path);
}

function imports(source: Source, name: string): boolean {
  return source.imports.some((specifier) => specifier === name || specifier.startsWith(`${name}/`));
}

function isIn(source: Source, ...folders: string[]): boolean {
  return folders.some((folder) => source.path.startsWith(folder));
}

test("the walk finds the whole house", () => {
  expect(members.map(({ folder }) => folder)).toEqual(expect.arrayContaining(Object.keys(ARROWS)));
  expect(sources.length).toBeGreaterThan(100);
});

test.each(members.map((member): [string, Member] => [member.folder, member]))(
  "%s depends only on what stands below it",
  (folder, { ours, sources: own }) => {
    const allowed = new Set([folder, ...(ARROWS[folder] ?? [])]);
    const imported = own.flatMap(({ path, imports: all }) =>
      all.map(folderOf).flatMap((target) => (target && !allowed.has(target) ? [`${path} imports ${target}`] : [])),
    );
    expect(imported).toEqual([]);
    expect(ours.filter((target) => !allowed.has(target))).toEqual([]);
  },
);

test("a package imports only packages of ours that its package.json names", () => {
  const undeclared = members.flatMap(({ folder, ours, sources: own }) =>
    own.flatMap(({ path, imports: all }) =>
      all
        .map(folderOf)
        .filter((target) => target !== null && target !== folder && !ours.includes(target))
        .map((target) => `${path} imports ${target}`),
    ),
  );
  expect(undeclared).toEqual([]);
});

test("no relative import leaves its package", () => {
  const leaving = members.flatMap(({ folder, sources: own }) =>
    own.flatMap(({ path, imports: all }) =>
      all
        .filter((specifier) => specifier.startsWith("."))
        .filter((specifier) => !posix.join(posix.dirname(path), specifier).startsWith(`${folder}/`))
        .map((specifier) => `${path} imports ${specifier}`),
    ),
  );
  expect(leaving).toEqual([]);
});

test("only env files read the environment", () => {
  const isEnvFile = (path: string) => /(^|\/)env\.(ts|mjs)$/.test(path);
  expect(offenders((s) => !s.forTests && !isEnvFile(s.path) && /\bprocess\.env\b/.test(s.text))).toEqual([]);
});

test("only auth knows next-auth", () => {
  const knows = (source: Source) => imports(source, "next-auth") || imports(source, "@auth/core");
  expect(offenders((source) => knows(source) && !isIn(source, "packages/auth/"))).toEqual([]);
  const listing = members.filter(({ dependencies }) => dependencies.has("next-auth")).map(({ folder }) => folder);
  expect(listing).toEqual(["packages/auth"]);
});

test("the domain knows neither React nor Next, but for the pages of letters", () => {
  const knows = (source: Source) => ["react", "react-dom", "next"].some((name) => imports(source, name));
  const letters = "packages/messages/src/templates/html/";
  expect(offenders((source) => isIn(source, ...DOMAIN) && !isIn(source, letters) && knows(source))).toEqual([]);
});

test("only db opens connections", () => {
  const drivers = ["pg", "postgres", "drizzle-orm/node-postgres", "drizzle-orm/postgres-js"];
  const opens = (source: Source) => drivers.some((driver) => imports(source, driver));
  expect(offenders((source) => opens(source) && !isIn(source, "packages/db/"))).toEqual([]);
});

test("only zones knows what a clock shows", () => {
  const local = /toLocale(Date|Time)String|getTimezoneOffset|\.get(Hours|Minutes|Date|Day|Month|FullYear)\(/;
  const asks = ({ text }: Source) => local.test(text) || (/DateTimeFormat/.test(text) && !/timeZone: "UTC"/.test(text));
  expect(offenders((source) => !source.forTests && asks(source) && !isIn(source, "packages/zones/"))).toEqual([
    // Asks the browser what it thinks, to say where that is something else.
    "apps/admin/src/general/clock/browser-sentences.ts",
  ]);
});

test("SQL converts no time zone: the database's data may be older or newer than ours", () => {
  const converts = ({ text }: Source) => /at time zone (?!'UTC')/i.test(text);
  expect(offenders((source) => !source.forTests && converts(source))).toEqual([]);
});

test("only the server reads forwarding headers", () => {
  const reads = ({ text }: Source) => /x-forwarded-|x-real-ip/i.test(text);
  expect(offenders((source) => !source.forTests && reads(source) && !isIn(source, "packages/server/"))).toEqual(
    // The one that looks for these words.
    [],
  );
});

test("what people type is read by the one reader of typed text", () => {
  const isReader = ({ path }: Source) =>
    path.startsWith("packages/accounts/src/typed-text/") || path.startsWith("packages/messages/");
  const knowsPhones = [
    "packages/accounts/src/people/phone-number.ts",
    "packages/twofactor/src/contact/phone-number.ts",
  ];
  const ownReading = ({ text }: Source) =>
    /\bz\s*\.email\(|\.normalize\("NFK|\bz\s*\.string\([^()]*\)\s*\.trim\(\)/.test(text);
  const isSettings = ({ path }: Source) => path === "apps/courier/src/settings/environment.ts";
  expect(offenders((s) => !s.forTests && !isReader(s) && !isSettings(s) && ownReading(s))).toEqual([]);
  const readsPhones = (s: Source) => imports(s, "libphonenumber-js") && !knowsPhones.includes(s.path);
  expect(offenders((s) => !s.forTests && !isReader(s) && readsPhones(s))).toEqual([]);
});

test("what exists for tests is imported by tests only", () => {
  const leans = ({ imports: all }: Source) => all.some((specifier) => /\/testing(\/|\.ts$|$)/.test(specifier));
  expect(offenders((source) => !source.forTests && leans(source))).toEqual([]);
});

test("a file of server actions exports async functions and nothing else", () => {
  const actions = sources.filter(({ text }) => /^["']use server["'];?\s*$/m.test(text));
  const odd = actions.flatMap(({ path, text }) =>
    text
      .split("\n")
      .filter((line) => /^export\b/.test(line) && !/^export (async function|type|interface)\b/.test(line))
      .map((line) => `${path}: ${line}`),
  );
  expect(odd).toEqual([]);
});

test("an action takes nothing, a form, or its last answer and a form: what the server lets through", () => {
  const shapes = [/^\(\)/, /^\(form: FormData\)/, /^\(_before: FormState, form: FormData\)/];
  const actions = sources.filter(({ text }) => /^["']use server["'];?\s*$/m.test(text));
  const exported = actions.flatMap(({ path, text }) =>
    [...text.matchAll(/^export async function (\w+)([^{]*)/gm)].map(([, name, takes = ""]) => ({
      what: `${path}: ${name}`,
      takes: takes.replaceAll(/\s+/g, " ").replace("( ", "(").replace(", )", ")"),
    })),
  );
  expect(exported.length).toBeGreaterThan(40);
  expect(exported.filter(({ takes }) => !shapes.some((shape) => shape.test(takes))).map(({ what }) => what)).toEqual(
    [],
  );
});

test("a component of the browser is given no row: it knows no type of the domain but the names of portals and kinds", () => {
  const inBrowser = sources.filter(({ text }) => /^["']use client["'];?\s*$/m.test(text));
  expect(inBrowser.length).toBeGreaterThan(20);
  const domain = /import (?:type )?\{([^}]*)\} from "@countersign\/(?:accounts|twofactor|audit|auth|db)"/g;
  const known = inBrowser.flatMap(({ path, text }) =>
    [...text.matchAll(domain)].flatMap(([, names = ""]) =>
      names
        .split(",")
        .map((name) => name.replace("type ", "").trim())
        .filter((name) => name !== "" && !["Portal", "Kind"].includes(name))
        .map((name) => `${path}: ${name}`),
    ),
  );
  expect(known).toEqual([]);
});

/** Moments of another clock than the one a test has: the database's, or the machine's. */
const OTHER_CLOCKS =
  /(?<![.\w])(?:now|clock_timestamp)\(\)|\bcurrent_(?:timestamp|date)\b|\bnew Date\(\)|\bDate\.now\(\)/i;
const HAS_A_CLOCK = /\bTestClock\b|\.clock\b|\bcontext\.now\b|\bnow: \(\) => (?!new Date\(\))/;
/** A local function of this name, or one that is handed on, asks no clock. */
const OWN_NOW = /\b(?:const|let|function) now = (?:async )?\(|await now\(\)/;

function asksTwoClocks({ text }: Pick<Source, "text">): boolean {
  return HAS_A_CLOCK.test(text) && text.split("\n").some((line) => OTHER_CLOCKS.test(line) && !OWN_NOW.test(line));
}

test("a test that has a clock asks no other one", () => {
  const isTest = ({ path }: Source) => /\.test\.tsx?$|\/testing\//.test(path) && !path.startsWith("e2e/");
  const itself = "scripts/src/boundaries/boundaries.test.ts";
  expect(offenders((source) => isTest(source) && source.path !== itself && asksTwoClocks(source))).toEqual([]);
  expect(sources.filter((source) => isTest(source) && HAS_A_CLOCK.test(source.text)).length).toBeGreaterThan(50);
});

test.each([
  ["the database's", "world.clock.now(); sql`update sessions set ended_at = now()`", true],
  ["the database's other one", "new TestClock(); sql`select clock_timestamp()`", true],
  ["the machine's", "const context = { db, now: () => at }; const late = new Date();", true],
  ["the machine's, in numbers", "context.now(); Date.now()", true],
  ["its own only", "world.clock.now(); new Date(world.clock.now().getTime() + 1)", false],
  ["the machine's only", "const context = { db, now: () => new Date() }; const at = new Date();", false],
])("of a test that asks %s the rule knows what to think", (_name, text, two) => {
  expect(asksTwoClocks({ text })).toBe(two);
});
