import { readText } from "@countersign/accounts";
import type { AcknowledgeResult } from "@countersign/twofactor";
import { z } from "zod";
import type { FormState } from "../form/form-state.ts";
import { refuse } from "../form/refuse.ts";

const storing = z.object({ typedBack: z.string().catch(""), stored: z.literal("on").nullish().catch(null) });

/** What the form below the codes was posted with. */
export function postedStoring(form: FormData): { readonly typedBack: string; readonly stored: boolean } {
  const { typedBack, stored } = storing.parse({ typedBack: form.get("typedBack"), stored: form.get("stored") });
  return { typedBack, stored: stored === "on" };
}

/** The refusal of whoever proved nothing. That the codes are gone is none: there is nothing left to prove. */
export async function refusalOfStoring(result: AcknowledgeResult, typedBack: string): Promise<FormState> {
  if (result.ok || result.why === "gone") return null;
  const sentence =
    readText(typedBack) === "" ? "Type one of the codes back, or tick the box." : "That is none of these codes.";
  return refuse({ errors: { typedBack: sentence } });
}
