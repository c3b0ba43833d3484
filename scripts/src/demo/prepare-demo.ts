import { connect, type Keys } from "@countersign/db";
import { sql } from "drizzle-orm";
import { step } from "../say.ts";
import { type DemoFile, type DemoPerson, readDemoPeople, writeDemoFile } from "./demo-file.ts";
import { seedDemo } from "./seed-demo.ts";

/**
 * Fills an empty database with the demo's two clinics, and writes down who is there and where.
 * A database that holds anything is left as it is; its people are those of the earlier `demo.json`.
 */
export async function prepareDemo(
  dataDir: string,
  appUrl: string,
  keys: Keys,
  addresses: Omit<DemoFile, "people">,
): Promise<DemoPerson[]> {
  const { db, close } = connect(appUrl, { applicationName: "countersign demo", max: 2 });
  try {
    const [clinic] = await db.execute(sql`select 1 from clinics limit 1`);
    const context = { db, keys, now: () => new Date() };
    const people = clinic
      ? await readDemoPeople(dataDir)
      : await step("Making the demo clinics", () => seedDemo(context));
    const { staff, admin, patient, inbox } = addresses;
    await writeDemoFile(dataDir, { staff, admin, patient, inbox, people });
    return people;
  } finally {
    await close();
  }
}
