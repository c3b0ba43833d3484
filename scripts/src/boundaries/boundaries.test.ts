import { posix } from "node:path";
import { expect, test } from "vitest";
import { ARROWS } from "./arrows.ts";
import { rules } from "./rules.ts";
import { folderOf, type Member, readWorkspace, type Source } from "./workspace.ts";

const members = readWorkspace();
/** The rules, and what is planted to try them, hold the words that they look for. */
const LOOKING = ["scripts/src/boundaries/rules.ts", "scripts/src/boundaries/rules.test.ts"];
const sources = members.flatMap((member) => member.sources).filter(({ path }) => !LOOKING.includes(path));

/** Paths of what breaks a rule: the shortest report of what to change. */
function offenders(breaks: (source: Source) => boolean): string[] {
  return sources.filter(breaks).map(({ path }) => path);
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
  expect(offenders(rules.readsEnvironment)).toEqual([]);
});

test("only auth knows next-auth", () => {
  expect(offenders(rules.knowsNextAuth)).toEqual([]);
  const listing = members.filter(({ dependencies }) => dependencies.has("next-auth")).map(({ folder }) => folder);
  expect(listing).toEqual(["packages/auth"]);
});

test("the domain knows neither React nor Next, but for the pages of letters", () => {
  expect(offenders(rules.drawsInTheDomain)).toEqual([]);
});

test("only db opens connections", () => {
  expect(offenders(rules.opensConnections)).toEqual([]);
});

test("only zones knows what a clock shows", () => {
  expect(offenders(rules.readsAClock)).toEqual([
    // Asks the browser what it thinks, to say where that is something else.
    "apps/admin/src/general/clock/browser-sentences.ts",
  ]);
});

test("SQL converts no time zone: the database's data may be older or newer than ours", () => {
  expect(offenders(rules.convertsZones)).toEqual([]);
});

test("only the server reads forwarding headers", () => {
  expect(offenders(rules.readsForwardingHeaders)).toEqual([]);
});

test("what people type is read by the one reader of typed text", () => {
  expect(offenders(rules.readsTypedText)).toEqual([]);
  expect(offenders(rules.readsPhones)).toEqual([]);
});

test("what exists for tests is imported by tests only", () => {
  expect(offenders(rules.leansOnTesting)).toEqual([]);
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
