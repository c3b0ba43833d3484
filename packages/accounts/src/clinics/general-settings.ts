import { z } from "zod";
import { emailAddress } from "../email.ts";
import { readText, readWords } from "../typed-text/read-text.ts";
import { clinicSettings } from "./clinic-settings.ts";
import { isTimeZone, withTodaysName } from "./time-zone.ts";

const NAME_MOST = 120;
const LINE_MOST = 120;
const PHONE_MOST = 40;

// Control characters and those that turn the writing direction: what follows on the page or in a mail would turn, too.
const ODD = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u;

const ONE_LINE = "Use letters, digits and ordinary signs only, in one line.";

/** One line of text: runs of white space become one space, and nothing in it can break out of its line. */
const line = (most: number) =>
  z
    .string()
    .refine((typed) => !/[\r\n\p{Zl}\p{Zp}]/u.test(typed.trim()), ONE_LINE)
    .transform(readWords)
    .refine((text) => text.length <= most, `Use ${most} characters at most.`)
    .refine((text) => !ODD.test(text) && text.isWellFormed(), ONE_LINE);

/** What may be left out: nothing but white space is nothing. */
const orNothing = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z
    .string()
    .transform((typed) => (readWords(typed) === "" ? null : typed))
    .pipe(schema.nullable());

/**
 * What the console's General page says of a clinic, as typed: empty text for what there is none of. The sentences are
 * for whoever typed it.
 */
export const generalSettings = z.object({
  name: line(NAME_MOST).refine((name) => /[\p{L}\p{N}]/u.test(name), "Type the clinic's name."),
  // It is dialled as it stands: an option to choose or a second number would be dialled along.
  helpPhone: orNothing(
    line(PHONE_MOST).refine(
      (phone) => /^\+?[\d\s().\-–/]+$/.test(phone) && phone.replace(/\D/g, "").length >= 3,
      "Type one phone number: digits, spaces, brackets and hyphens.",
    ),
  ),
  helpEmail: orNothing(emailAddress),
  helpHours: orNothing(line(LINE_MOST)),
  mailFromName: orNothing(
    line(LINE_MOST).refine(
      (name) => clinicSettings.shape.mailFromName.safeParse(name).success,
      "Leave out quotation marks and angle brackets: it stands in the head of mails.",
    ),
  ),
  replyTo: orNothing(emailAddress),
  accent: orNothing(
    z
      .string()
      .transform((typed) => readText(typed).toLowerCase())
      .transform((typed) => (typed.startsWith("#") ? typed : `#${typed}`))
      .refine((colour) => clinicSettings.shape.accent.safeParse(colour).success, "Type a colour such as #0b6170."),
  ),
  country: z.string().refine((code) => clinicSettings.shape.country.safeParse(code).success, "Choose a country."),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), "Choose a time zone.")
    .transform(withTodaysName),
});

/** Those of a clinic; null for what there is none of. */
export type GeneralSettings = z.output<typeof generalSettings>;

/** The names of the settings. */
export const generalNames = Object.keys(generalSettings.shape) as readonly (keyof GeneralSettings)[];

/** Whether somebody who cannot sign in finds out whom to ask. */
export function saysWhomToAsk({ helpPhone, helpEmail }: Pick<GeneralSettings, "helpPhone" | "helpEmail">): boolean {
  return helpPhone !== null || helpEmail !== null;
}
