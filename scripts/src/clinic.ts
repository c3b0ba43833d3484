import { connect } from "@countersign/db";
import { portalAddress } from "@countersign/messages/portal-address";
import { newClinicWithAdmin } from "./clinic/new-clinic.ts";
import { readOrder } from "./clinic/read-order.ts";
import { openKeys } from "./database/keys.ts";
import { openDatabase } from "./database/open-database.ts";
import { readSettings } from "./env.ts";
import { endEverything, endOnSignals } from "./running/ending.ts";
import { addressesOf, clinicsOf } from "./running/processes.ts";
import { refuse, say } from "./say.ts";

async function clinic(): Promise<void> {
  const order = readOrder(process.argv.slice(2));
  const settings = readSettings();
  const keys = await openKeys(settings);
  const { appUrl } = await openDatabase(settings, keys, true);
  const { db, close } = connect(appUrl, { applicationName: "countersign clinic", max: 1 });
  const context = { db, now: () => new Date(), keys: keys.keyring };
  const token = await newClinicWithAdmin(context, order).finally(close);
  const served = { urls: addressesOf(settings), ...clinicsOf(settings) };
  say(`\n${order.name} is there. ${order.adminName} sets a password within seven days at:\n`);
  say(`  ${portalAddress("admin", order.slug, served)}/invitation/${token}\n`);
}

endOnSignals(() => {}, 1);
await clinic().then(endEverything, async (error) => {
  await endEverything();
  refuse(error);
});
// The channel to whoever started us would keep this process alive.
process.exit(0);
