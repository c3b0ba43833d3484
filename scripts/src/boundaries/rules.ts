import type { Source } from "./workspace.ts";

const DOMAIN = ["packages/twofactor/", "packages/accounts/", "packages/audit/", "packages/messages/"];
const LETTERS = "packages/messages/src/templates/html/";
const LOCAL_CLOCK = /toLocale(Date|Time)String|getTimezoneOffset|\.get(Hours|Minutes|Date|Day|Month|FullYear)\(/;
const OWN_READING = /\bz\s*\.email\(|\.normalize\("NFK|\bz\s*\.string\([^()]*\)\s*\.trim\(\)/;
const KNOWS_PHONES = ["packages/accounts/src/people/phone-number.ts", "packages/twofactor/src/contact/phone-number.ts"];
const SETTINGS = "apps/courier/src/settings/environment.ts";

/** Each says whether one source file breaks a rule of the house, where it lies. */
export const rules = {
  /** Only env files read the environment. */
  readsEnvironment: (source) =>
    !source.forTests && !/(^|\/)env\.(ts|mjs)$/.test(source.path) && /\bprocess\.env\b/.test(source.text),

  /** Only auth knows next-auth. */
  knowsNextAuth: (source) => imports(source, "next-auth", "@auth/core") && !isIn(source, "packages/auth/"),

  /** The domain knows neither React nor Next, but for the pages of letters. */
  drawsInTheDomain: (source) =>
    isIn(source, ...DOMAIN) && !isIn(source, LETTERS) && imports(source, "react", "react-dom", "next"),

  /** Only db opens connections. */
  opensConnections: (source) =>
    imports(source, "pg", "postgres", "drizzle-orm/node-postgres", "drizzle-orm/postgres-js") &&
    !isIn(source, "packages/db/"),

  /** Only zones knows what a clock shows. */
  readsAClock: (source) =>
    !source.forTests &&
    !isIn(source, "packages/zones/") &&
    (LOCAL_CLOCK.test(source.text) || (/DateTimeFormat/.test(source.text) && !/timeZone: "UTC"/.test(source.text))),

  /** SQL converts no time zone. */
  convertsZones: (source) => !source.forTests && /at time zone (?!'UTC')/i.test(source.text),

  /** Only the server reads forwarding headers. */
  readsForwardingHeaders: (source) =>
    !source.forTests && !isIn(source, "packages/server/") && /x-forwarded-|x-real-ip/i.test(source.text),

  /** What people type is read by the one reader of typed text. */
  readsTypedText: (source) => readsByItself(source) && source.path !== SETTINGS && OWN_READING.test(source.text),

  /** What people type as a phone number is read there too. */
  readsPhones: (source) =>
    readsByItself(source) && !KNOWS_PHONES.includes(source.path) && imports(source, "libphonenumber-js"),

  /** What exists for tests is imported by tests only. */
  leansOnTesting: (source) =>
    !source.forTests && source.imports.some((specifier) => /\/testing(\/|\.ts$|$)/.test(specifier)),
} satisfies Readonly<Record<string, (source: Source) => boolean>>;

function readsByItself({ forTests, path }: Source): boolean {
  const reader = ["packages/accounts/src/typed-text/", "packages/messages/"].some((folder) => path.startsWith(folder));
  return !forTests && !reader;
}

function imports(source: Source, ...names: readonly string[]): boolean {
  return names.some((name) =>
    source.imports.some((specifier) => specifier === name || specifier.startsWith(`${name}/`)),
  );
}

function isIn(source: Source, ...folders: readonly string[]): boolean {
  return folders.some((folder) => source.path.startsWith(folder));
}
