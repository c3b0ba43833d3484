"use server";

import { checkPeople } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { visitor } from "@countersign/auth/place.ts";
import type { FormState } from "@countersign/portal/form/form-state.ts";
import { readPosted } from "@countersign/portal/form/read-posted.ts";
import { refuse } from "@countersign/portal/form/refuse.ts";
import { redirect } from "next/navigation";
import { z } from "zod";
import { runPath } from "../invite-paths.ts";
import { fileSentence } from "./file-sentences.ts";

const postedKind = z.enum(["staff", "patient"]);

/** "Check file": keeps what it says as a run that waits for somebody to confirm it. Invites nobody. */
export async function checkFile(_before: FormState, form: FormData): Promise<FormState> {
  const admin = await requirePerson({ may: "manage_people" });
  const kind = readPosted(postedKind, form.get("kind"));
  const file = form.get("file");
  // A field without a file posts an empty one, with a name that depends on who posts it.
  if (!(file instanceof File) || file.size === 0) return refuse({ errors: { file: "Choose a CSV file." } });

  const checked = await checkPeople(context(), {
    actor: admin,
    kind,
    country: admin.clinic.country,
    fileName: file.name,
    bytes: await file.bytes(),
    visitor: await visitor(),
  });
  if (!checked.ok) return refuse({ errors: { file: fileSentence(checked.refusal) } });
  redirect(runPath(kind, checked.runId));
}
