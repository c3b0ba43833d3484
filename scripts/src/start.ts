import { buildPortals } from "./building/build-portals.ts";
import { openKeys } from "./database/keys.ts";
import { openDatabase } from "./database/open-database.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { readSettings } from "./env.ts";
import { PORTALS } from "./portals.ts";
import { checkCourier } from "./running/check-courier.ts";
import type { Child } from "./running/child.ts";
import { atEnd, endEverything, endOnSignals } from "./running/ending.ts";
import { requireFreePorts } from "./running/ports.ts";
import { addressesOf, type Deployment, portOf, portsOf, startCourier, startPortals } from "./running/processes.ts";
import { untilReady, untilSays } from "./running/until-ready.ts";
import { welcome } from "./running/welcome.ts";
import { Refusal, refuse, say, seconds, step } from "./say.ts";

const INBOX = "Local inbox";

async function start(): Promise<never> {
  const began = performance.now();
  const settings = readSettings();
  const demo = settings.COUNTERSIGN_MODE === "demo";
  const { INBOX_PORT } = settings;
  await requireFreePorts(portsOf(settings));

  const keys = await openKeys(settings);
  await checkCourier(settings, keys);
  const database = await openDatabase(settings, keys);
  const inbox = `http://localhost:${INBOX_PORT}`;
  const addresses = addressesOf(settings);
  const people = demo
    ? await prepareDemo(settings.dataDir, database.appUrl, keys.keyring, { ...addresses, inbox })
    : [];
  await buildPortals();

  const children = await step("Starting the portals and the courier", () =>
    run({ settings, keys, appUrl: database.appUrl }, demo ? `${inbox}/messages.json` : null),
  );

  const places = {
    "Staff portal": addresses.staff,
    "Admin console": addresses.admin,
    "Patient portal": addresses.patient,
  };
  say(welcome(demo ? { ...places, [INBOX]: inbox } : places, people, demo ? inbox : null));
  say(
    `Ready after ${seconds(performance.now() - began)}. Ctrl-C stops everything; the data stay in ${settings.dataDir}.`,
  );

  const [name, how, log] = await Promise.race(
    children.map(async (child) => [child.name, await child.ended, child.log]),
  );
  throw new Refusal(`The ${name} ended by itself (${how}); its log is ${log}. Everything else was stopped.`);
}

/** Everything stops in the opposite order: first the doors, then who delivers, then the database. */
async function run(deployment: Deployment, inboxAddress: string | null): Promise<Child[]> {
  const courier = startCourier(deployment);
  atEnd(() => courier.stop());
  const portals = startPortals(deployment);
  atEnd(async () => {
    await Promise.all([...portals.values()].map((portal) => portal.stop()));
  });
  const answering = PORTALS.map((portal) => {
    const child = portals.get(portal);
    return child && untilReady(child, `http://127.0.0.1:${portOf(deployment.settings, portal)}/health/ready`);
  });
  await Promise.all([
    ...answering,
    inboxAddress ? untilReady(courier, inboxAddress) : untilSays(courier, '"msg":"ready"'),
  ]);
  return [courier, ...portals.values()];
}

endOnSignals(() => say("\nStopping …"), 0);
await start().catch(async (error) => {
  await endEverything();
  refuse(error);
});
