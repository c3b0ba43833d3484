import type { PeopleOrder, PeopleQuery } from "@countersign/twofactor";

/** One list that somebody asks for. */
export interface Case {
  readonly words: string;
  readonly of: "big" | "beside" | "small";
  readonly asked: Partial<PeopleQuery>;
  /** Pages from the beginning, by thousands of people; 0 is the first. */
  readonly thousandsDeep?: number;
}

const orders: readonly (readonly [PeopleOrder, boolean])[] = [
  ["name", false],
  ["name", true],
  ["last_sign_in", true],
  ["last_sign_in", false],
  ["joined", true],
  ["joined", false],
];

/** What each filter and search is tried with, under every order. */
const narrowed: readonly (readonly [string, Partial<PeopleQuery>])[] = [
  ["everybody", {}],
  ["enrolled (66 %)", { status: "enrolled" }],
  ["in grace (38 %)", { status: "in_grace" }],
  ["not enrolled, no skips left (3 %)", { status: "not_enrolled" }],
  ["locked (0.03 %)", { status: "locked" }],
  ["deactivated (3 %)", { status: "deactivated" }],
  ["admins (0.05 %)", { role: "admin" }],
  ["failing address (0.4 %)", { trait: "address_failing" }],
  ["never signed in (12 %)", { trait: "never_signed_in" }],
  ["no password (3 %)", { trait: "no_password" }],
  ["locked admins with failing address", { status: "locked", role: "admin", trait: "address_failing" }],
  ["search “a”", { search: "a" }],
  ["search “zu”", { search: "zu" }],
  ["search “qx” (nobody)", { search: "qx" }],
  ["search “gmail.com” (a sixth)", { search: "gmail.com" }],
  ["search “maria” (2.5 %)", { search: "maria" }],
  ["search “smith” (2 %)", { search: "smith" }],
  ["search “Zuckermann” (0.3 %)", { search: "Zuckermann" }],
  ["search “balzim” (rare)", { search: "balzim" }],
  ["search “xqzjk” (nobody)", { search: "xqzjk" }],
  ["search “%”", { search: "%" }],
  ["search “o'n”", { search: "o'n" }],
  ["search of 200 letters", { search: "maria ".repeat(60) }],
  [
    "search “maria”, deactivated, never signed in",
    { search: "maria", status: "deactivated", trait: "never_signed_in" },
  ],
  ["search “smith”, in grace", { search: "smith", status: "in_grace" }],
];

/** Every filter and search under every order, pages far behind, and the clinics beside. */
export const cases: readonly Case[] = [
  ...narrowed.flatMap(([words, asked]) =>
    orders.map(([order, descending]) => ({ words, of: "big" as const, asked: { ...asked, order, descending } })),
  ),
  ...orders.map(([order, descending]) => ({
    words: "everybody, 500,000 people deep",
    of: "big" as const,
    asked: { order, descending },
    thousandsDeep: 500,
  })),
  { words: "300,000 patients: search “maria”", of: "beside", asked: { kind: "patient", search: "maria" } },
  { words: "300,000 patients: codes on", of: "beside", asked: { kind: "patient", status: "codes_on" } },
  { words: "100 staff: search “maria”", of: "small", asked: { search: "maria" } },
];
