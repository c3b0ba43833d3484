import { parseArgs } from "node:util";
import { type ClinicChanges, type ClinicSettings, clinicSettings, readWords } from "@countersign/accounts";
import { Refusal } from "../say.ts";

/** What the command is called with, in front of its options. */
export const SETTINGS_COMMAND = "settings";

const USAGE =
  'Usage: npm run clinic -- settings --slug hill [--accent "#0a6b52"] [--mail-from-name "Hill Clinic"] [--reply-to desk@hill.example] [--country GB] [--time-zone Europe/London] [--text-cap 2000] [--text-countries GB:1000,IE:200]; "none" takes a value away.';

/** Which clinic is changed, and what. Nothing to change: its settings are only told. */
export type SettingsOrder = { readonly slug: string; readonly changes: ClinicChanges };

const optionOf = {
  accent: "accent",
  mailFromName: "mail-from-name",
  replyTo: "reply-to",
  country: "country",
  timeZone: "time-zone",
  textDailyCap: "text-cap",
  textCountries: "text-countries",
} as const satisfies Record<keyof ClinicSettings, string>;

const settingNames = Object.keys(optionOf) as (keyof ClinicSettings)[];

/** @throws Refusal with one sentence that names the option, and how the command is called */
export function readSettingsOrder(args: readonly string[]): SettingsOrder {
  const values = valuesOf(args);
  if (!values.slug) throw new Refusal(`--slug is missing.\n${USAGE}`);
  const typed = settingNames.flatMap((name) => {
    const value = values[optionOf[name]];
    return value === undefined ? [] : [[name, readValue(name, value)]];
  });
  const parsed = clinicSettings.partial().safeParse(Object.fromEntries(typed));
  if (parsed.success) return { slug: values.slug, changes: parsed.data };
  const [issue] = parsed.error.issues;
  const [name] = issue?.path ?? [];
  throw new Refusal(`--${optionOf[name as keyof ClinicSettings]} ${issue?.message}.\n${USAGE}`);
}

/** The settings as they are, a line each, under the names of the options. */
export function settingsLines(settings: ClinicSettings): string[] {
  return settingNames.map((name) => {
    const value = settings[name];
    const countries = Array.isArray(value) ? value.map((one) => `${one.country}:${one.dailyCap}`).join(",") : value;
    return `  --${optionOf[name].padEnd(15)} ${countries === "" || countries === null ? "none" : countries}`;
  });
}

function readValue(name: keyof ClinicSettings, typed: string): unknown {
  const text = readWords(typed);
  const none = text.toLowerCase() === "none";
  if (name === "textDailyCap") return numberOf(text);
  if (name !== "textCountries") return none ? null : text;
  if (none) return [];
  return text.split(",").map((part) => {
    const [country = "", cap = "", ...rest] = part.trim().split(":");
    return { country: country.trim(), dailyCap: rest.length > 0 ? Number.NaN : numberOf(cap.trim()) };
  });
}

function numberOf(typed: string): number {
  return /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
}

function valuesOf(args: readonly string[]): Partial<Record<string, string>> {
  const text = { type: "string" } as const;
  const options = Object.fromEntries(["slug", ...Object.values(optionOf)].map((name) => [name, text]));
  try {
    return parseArgs({ args: [...args], options }).values as Partial<Record<string, string>>;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
