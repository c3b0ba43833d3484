import { type GeneralSettings, generalNames, generalSettings } from "@countersign/accounts";
import { z } from "zod";

/** Settings that somebody saw: whatever stood there, also what nobody could type today. */
const seen = z.object({
  name: z.string(),
  helpPhone: z.string().nullable(),
  helpEmail: z.string().nullable(),
  helpHours: z.string().nullable(),
  mailFromName: z.string().nullable(),
  replyTo: z.string().nullable(),
  accent: z.string().nullable(),
  country: z.string(),
  timeZone: z.string(),
}) satisfies z.ZodType<GeneralSettings>;

/** What is to be saved, and what it was when the page was made, as a step-up keeps them. */
export const generalChange = z.object({
  settings: z.record(z.string(), z.string()).pipe(generalSettings),
  expected: seen,
});
export type GeneralChange = z.output<typeof generalChange>;

/** Settings as fields hold them: empty for what there is none of. */
export function asTyped(settings: GeneralSettings): Record<keyof GeneralSettings, string> {
  return Object.fromEntries(generalNames.map((name) => [name, settings[name] ?? ""])) as ReturnType<typeof asTyped>;
}

/** The settings that the page showed, as its form carries them; null for what no page of ours can have carried. */
export function expectedIn(form: FormData): GeneralSettings | null {
  try {
    return seen.parse(JSON.parse(String(form.get("expected"))));
  } catch {
    return null;
  }
}
