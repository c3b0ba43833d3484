import { z } from "zod";
import { emailSetting } from "../email.ts";
import { isCountry } from "../people/phone-number.ts";
import { readWords } from "../typed-text/read-text.ts";
import { isTimeZone, withTodaysName } from "./time-zone.ts";

const TEXTS_MOST = 1_000_000;

const country = z.string().toUpperCase().refine(isCountry, "must be a country's two letters, such as GB");
const textsADay = z
  .int("must be a whole number")
  .min(0, "must not be negative")
  .max(TEXTS_MOST, "must not be above a million");

/** How a clinic's mails look, whom answers go to, and where its texts may go. The sentences follow a setting's name. */
export const clinicSettings = z.object({
  accent: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, "must be a colour such as #0a6b52")
    .nullable(),
  mailFromName: z
    .string()
    // It stands in the head of a mail.
    .regex(/^[^\p{Cc}<>"]*$/u, "may not hold quotation marks, angle brackets or line breaks")
    .transform(readWords)
    .pipe(
      z
        .string()
        .min(1, "is empty")
        .max(120, "may have 120 characters")
        .regex(/^[^<>"]*$/, "may not hold quotation marks, angle brackets or line breaks"),
    )
    .nullable(),
  replyTo: emailSetting.nullable(),
  country,
  /** By the name that the zone has today, whichever was given. */
  timeZone: z.string().refine(isTimeZone, "must be a time zone such as Europe/London").transform(withTodaysName),
  textDailyCap: textsADay,
  /** Every country that texts may go to, with how many a day. */
  textCountries: z
    .array(z.object({ country, dailyCap: textsADay }))
    .refine((all) => new Set(all.map((one) => one.country)).size === all.length, "names a country twice"),
});

export type ClinicSettings = z.output<typeof clinicSettings>;

/** Some of them, to be changed; what is absent stays as it is. */
export type ClinicChanges = z.output<ReturnType<typeof clinicSettings.partial>>;
