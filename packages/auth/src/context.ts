import { type Context, connect } from "@countersign/db";
import { noteOutage } from "@countersign/server/notes";
import { settings } from "./env.ts";

// Next bundles several copies of this module, and the server around it loads one more: they share one pool.
const SLOT = Symbol.for("countersign.context");

/** What every flow of this process works with. Opened when first asked for. */
export function context(): Context {
  const known: Context | undefined = Reflect.get(globalThis, SLOT);
  const opened = known ?? open();
  if (!known) Reflect.set(globalThis, SLOT, opened);
  return opened;
}

function open(): Context {
  const { databaseUrl, keys, portal } = settings();
  const { db } = connect(databaseUrl, { applicationName: `countersign ${portal}`, onUnavailable: noteOutage });
  return { db, keys, now: () => new Date() };
}

/** Whether the database answers: what the server's health probe asks. Never throws. */
export async function ready(): Promise<boolean> {
  try {
    await context().db.execute("select 1");
    return true;
  } catch {
    return false;
  }
}
