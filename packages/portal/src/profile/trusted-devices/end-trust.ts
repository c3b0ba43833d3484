"use server";

import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import { endOwnTrust } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { z } from "zod";
import { donePath } from "../done-sentences.ts";
import { PROFILE } from "../profile-paths.ts";

const deviceId = z.uuid();

/** "Stop trusting Chrome on Windows": that device is asked for a code again. */
export async function endTrustOf(form: FormData): Promise<void> {
  const wanted = deviceId.safeParse(form.get("device"));
  if (!wanted.success) redirect(PROFILE);
  await endFor(wanted.data);
  redirect(donePath(PROFILE, "trust_ended"));
}

/** "Stop trusting all". */
export async function endAllTrust(): Promise<void> {
  await endFor(null);
  redirect(donePath(PROFILE, "all_trust_ended"));
}

async function endFor(wanted: string | null): Promise<void> {
  const person = await requirePerson();
  const { db, now } = context();
  await endOwnTrust(db, { ...person, ...(await visitor()), deviceId: wanted, at: now() });
}
