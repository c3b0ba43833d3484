import { changeClinicSettings } from "@countersign/accounts";
import { type Context, connect } from "@countersign/db";
import { portalAddress } from "@countersign/messages/portal-address";
import { resetByOperator } from "@countersign/twofactor";
import { newClinicWithAdmin } from "./clinic/new-clinic.ts";
import { readOrder } from "./clinic/read-order.ts";
import { RESET_COMMAND, type ResetOrder, readResetOrder } from "./clinic/read-reset-order.ts";
import { readSettingsOrder, SETTINGS_COMMAND, settingsLines } from "./clinic/read-settings-order.ts";
import { openKeys } from "./database/keys.ts";
import { openDatabase } from "./database/open-database.ts";
import { readSettings, type Settings } from "./env.ts";
import { endEverything, endOnSignals } from "./running/ending.ts";
import { addressesOf, clinicsOf } from "./running/processes.ts";
import { Refusal, refuse, say } from "./say.ts";

async function clinic(): Promise<void> {
  const [command, ...rest] = process.argv.slice(2);
  // Read before anything is opened: a mistake is told at once.
  const carryOut = carryingOut(command, rest);
  const settings = readSettings();
  const keys = await openKeys(settings);
  const { appUrl } = await openDatabase(settings, keys, true);
  const { db, close } = connect(appUrl, { applicationName: "countersign clinic", max: 1 });
  await carryOut({ db, now: () => new Date(), keys: keys.keyring }, settings).finally(close);
}

function carryingOut(command: string | undefined, rest: readonly string[]): CarryOut {
  if (command === SETTINGS_COMMAND) return settle(rest);
  if (command === RESET_COMMAND) return breakGlass(rest);
  return found(process.argv.slice(2));
}

type CarryOut = (context: Context, settings: Settings) => Promise<void>;

/** Makes a clinic and its first admin. */
function found(args: readonly string[]): CarryOut {
  const order = readOrder(args);
  return async (context, settings) => {
    const token = await newClinicWithAdmin(context, order);
    const served = { urls: addressesOf(settings), ...clinicsOf(settings) };
    say(`\n${order.name} is there. ${order.adminName} sets a password within seven days at:\n`);
    say(`  ${portalAddress("admin", order.slug, served)}/invitation/${token}\n`);
  };
}

/** Changes a clinic's settings, or only tells them. */
function settle(args: readonly string[]): CarryOut {
  const { slug, changes } = readSettingsOrder(args);
  return async (context) => {
    const changed = await changeClinicSettings(context, slug, changes);
    if (!changed.ok) throw new Refusal(`There is no clinic "${slug}".`);
    say(`\nThe settings of ${slug} are now:\n\n${settingsLines(changed.settings).join("\n")}\n`);
  };
}

const NOT_RESET = {
  clinic_unknown: ({ slug }: ResetOrder) => `There is no clinic "${slug}".`,
  no_such_person: ({ slug, email }: ResetOrder) => `Nobody of the staff of ${slug} has the email ${email}.`,
  nothing_to_reset: ({ email }: ResetOrder) => `${email} has not set up a second factor: there is nothing to reset.`,
} as const;

/** Resets a staff member's second factor, an only admin's too. Whoever runs the machine could change the rows as well. */
function breakGlass(args: readonly string[]): CarryOut {
  const order = readResetOrder(args);
  return async (context) => {
    const reset = await resetByOperator(context, order);
    if (!reset.ok) throw new Refusal(NOT_RESET[reset.why](order));
    say(
      `\nThe second factor of ${reset.name} is reset. They and the other admins of ${order.slug} are told by mail, with`,
    );
    say("your reason; a link in theirs, good for a day, sets it up again with their password.\n");
  };
}

endOnSignals(() => {}, 1);
await clinic().then(endEverything, async (error) => {
  await endEverything();
  refuse(error);
});
// The channel to whoever started us would keep this process alive.
process.exit(0);
