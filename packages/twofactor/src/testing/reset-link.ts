import { answerPasswordReset, askPasswordReset, linkToken } from "@countersign/accounts";
import { passwordResets } from "@countersign/db";
import { and, desc, eq } from "drizzle-orm";
import { type ClinicWorld, TEST_VISITOR, type TestPerson } from "./clinic-world.ts";

/** Asks for a link as a person does, and answers as the courier does. */
export async function askForLink(
  world: ClinicWorld,
  { place, email }: Pick<TestPerson, "place" | "email">,
  address: string = TEST_VISITOR.address,
): Promise<void> {
  const visitor = { ...TEST_VISITOR, address };
  await askPasswordReset(world.context, { place, email, visitor, knownBrowser: null });
  const at = world.clock.now().toISOString();
  const asked = { kind: "password_reset_asked", clinicId: world.clinicId, portal: place.portal, email, at } as const;
  await answerPasswordReset(world.context, { ...asked, ...visitor });
}

/** The token of the newest link that a person was mailed. */
export async function newestLink({ context }: ClinicWorld, { clinicId, accountId }: TestPerson): Promise<string> {
  const [row] = await context.db
    .select()
    .from(passwordResets)
    .where(and(eq(passwordResets.clinicId, clinicId), eq(passwordResets.accountId, accountId)))
    .orderBy(desc(passwordResets.id))
    .limit(1);
  if (!row) throw new Error("No link was mailed.");
  return linkToken(context.keys, { purpose: "password_reset", clinicId, id: row.id, keyId: row.keyId });
}
