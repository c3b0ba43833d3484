import { changeClinicSettings } from "@countersign/accounts";
import { type Context, connect } from "@countersign/db";
import { portalAddress } from "@countersign/messages/portal-address";
import { newClinicWithAdmin } from "./clinic/new-clinic.ts";
import { readOrder } from "./clinic/read-order.ts";
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
  const carryOut = command === SETTINGS_COMMAND ? settle(rest) : found(process.argv.slice(2));
  const settings = readSettings();
  const keys = await openKeys(settings);
  const { appUrl } = await openDatabase(settings, keys, true);
  const { db, close } = connect(appUrl, { applicationName: "countersign clinic", max: 1 });
  await carryOut({ db, now: () => new Date(), keys: keys.keyring }, settings).finally(close);
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

endOnSignals(() => {}, 1);
await clinic().then(endEverything, async (error) => {
  await endEverything();
  refuse(error);
});
// The channel to whoever started us would keep this process alive.
process.exit(0);
