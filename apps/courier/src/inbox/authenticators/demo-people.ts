import { readFile } from "node:fs/promises";
import { z } from "zod";

/** An authenticator's key as text: base32, of at least 128 bits. */
export const SETUP_KEY = /^[A-Za-z2-7]{26,128}$/;

const demoFile = z.object({
  staff: z.string().optional(),
  admin: z.string().optional(),
  patient: z.string().optional(),
  people: z.array(
    z.object({
      clinic: z.string(),
      kind: z.enum(["staff", "patient"]),
      role: z.enum(["staff", "admin"]).optional(),
      name: z.string(),
      email: z.string(),
      setupKey: z
        .string()
        .regex(/^[A-Za-z2-7 -]{26,}$/)
        .optional(),
    }),
  ),
});

/** One of the demo's people who has an authenticator. */
export type DemoPerson = {
  readonly clinic: string;
  readonly role: "staff" | "admin" | null;
  readonly name: string;
  readonly email: string;
  readonly setupKey: string;
};

/** The people of the demo with an authenticator, or none where the file is missing or of another shape. */
export async function readDemoPeople(file: string): Promise<DemoPerson[]> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return [];
  const parsed = demoFile.safeParse(parseJson(text));
  if (!parsed.success) return [];
  return parsed.data.people.flatMap(({ clinic, role, name, email, setupKey }) =>
    setupKey ? [{ clinic, role: role ?? null, name, email, setupKey }] : [],
  );
}

/** The file may be read in the middle of being written. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
