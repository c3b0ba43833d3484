import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const DemoPerson = z.object({
  clinic: z.string(),
  kind: z.enum(["staff", "patient"]),
  role: z.enum(["staff", "admin"]).optional(),
  state: z.enum(["not_enrolled", "in_grace", "enrolled", "one_code_left", "locked", "email", "email_and_text"]),
  name: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  password: z.string(),
  setupKey: z.string().optional(),
  recoveryCodes: z.array(z.string()).optional(),
});

/** Somebody of the demo, with all that is needed to sign in as them. */
export type DemoPerson = z.infer<typeof DemoPerson>;

const DemoFile = z.object({
  staff: z.string(),
  admin: z.string(),
  patient: z.string(),
  inbox: z.string(),
  people: z.array(DemoPerson),
});

/** `demo.json` of the data folder: where everything is, and who there is. Scripts rely on its shape. */
export type DemoFile = z.infer<typeof DemoFile>;

/** The people that an earlier start wrote down; none where there is no file. */
export async function readDemoPeople(dataDir: string): Promise<DemoPerson[]> {
  const text = await readFile(join(dataDir, "demo.json"), "utf8").catch(() => null);
  return text === null ? [] : DemoFile.parse(JSON.parse(text)).people;
}

/** Everything that a running demo wrote down. @throws where there is none */
export async function readDemoFile(dataDir: string): Promise<DemoFile> {
  return DemoFile.parse(JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")));
}

export async function writeDemoFile(dataDir: string, file: DemoFile): Promise<void> {
  const path = join(dataDir, "demo.json");
  await writeFile(`${path}.new`, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
