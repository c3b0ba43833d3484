import type { Context } from "@countersign/db";
import type { DemoPerson } from "./demo-file.ts";

/** The demo's two clinics and their people. */
export async function seedDemo(_context: Context): Promise<DemoPerson[]> {
  return [];
}
