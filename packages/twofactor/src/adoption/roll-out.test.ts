import { expect, it } from "vitest";
import { type RollOutFacts, type RollOutStep, rollOutOf, rollOutSteps } from "./roll-out.ts";

const finished: RollOutFacts = {
  admins: 2,
  adminsReady: 2,
  hasHelpContact: true,
  mailTaken: true,
  mailsGivenUp: false,
  requiredFrom: null,
  isRequired: true,
  staff: 9,
  stragglers: 0,
};
const open = (over: Partial<RollOutFacts>) => rollOutSteps.filter((step) => !rollOutOf({ ...finished, ...over })[step]);

it.each<readonly [string, Partial<RollOutFacts>, readonly RollOutStep[]]>([
  ["nothing is left where all is done", {}, []],
  ["an admin whose recovery codes are not stored", { adminsReady: 1 }, ["admins_enrolled"]],
  ["one admin alone", { admins: 1, adminsReady: 1 }, ["second_admin"]],
  ["nobody to call", { hasHelpContact: false }, ["help_contact"]],
  ["no mail was ever taken", { mailTaken: false }, ["mails_arrive"]],
  ["mails are being given up", { mailsGivenUp: true }, ["mails_arrive"]],
  ["still optional", { isRequired: false }, ["announced", "required"]],
  ["optional until Monday", { isRequired: false, requiredFrom: new Date(0) }, ["required"]],
  ["one straggler", { stragglers: 1 }, ["everyone_enrolled"]],
])("%s", (_, over, steps) => expect(open(over)).toEqual(steps));
