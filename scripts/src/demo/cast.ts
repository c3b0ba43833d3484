import type { DemoPerson } from "./demo-file.ts";

/** A change of policies in a clinic's past. */
type PastPolicies = {
  readonly daysAgo: number;
  readonly staffMode: "optional" | "required_every_login";
  readonly patientMode: "off" | "optional";
  readonly reason: string;
};

/** A clinic of the demo, as it is before anybody changes a policy. */
export type DemoClinic = {
  readonly slug: string;
  readonly name: string;
  readonly helpPhone: string;
  readonly helpEmail: string;
  readonly helpHours: string;
  /** `#rrggbb`. */
  readonly accent: string;
  /** How its policies came to be what they are, oldest first, from staff Optional and patients Off. */
  readonly policies: readonly PastPolicies[];
};

/** Somebody before they have a password, a key or codes. */
export type CastMember = Pick<DemoPerson, "kind" | "state" | "name"> & {
  readonly role?: "staff" | "admin";
  readonly phone?: string;
  readonly joinedDaysAgo: number;
  /** When they got the second factor that they have. */
  readonly enrolledDaysAgo?: number;
  /** The days on which they skipped setting it up. */
  readonly skippedDaysAgo?: readonly number[];
};

/** One password for everybody: the demo is for trying the second factor, not for remembering the first. */
export const DEMO_PASSWORD = "quiet harbour morning";

export const demoClinics: readonly DemoClinic[] = [
  {
    slug: "lakeside",
    name: "Lakeside Physio",
    helpPhone: "+44 20 7946 0101",
    helpEmail: "frontdesk@lakeside.example",
    helpHours: "Monday to Friday, 8:00 to 18:00",
    accent: "#0b6e6e",
    policies: [
      { daysAgo: 70, staffMode: "optional", patientMode: "optional", reason: "Patients may turn codes on" },
      { daysAgo: 41, staffMode: "required_every_login", patientMode: "optional", reason: "Trying it for two weeks" },
      {
        daysAgo: 27,
        staffMode: "optional",
        patientMode: "optional",
        reason: "The trial went well; the date comes next",
      },
    ],
  },
  {
    slug: "harbour",
    name: "Harbour Dental",
    helpPhone: "+44 20 7946 0202",
    helpEmail: "hello@harbour.example",
    helpHours: "Monday to Saturday, 9:00 to 17:00",
    accent: "#7a3e9d",
    policies: [
      { daysAgo: 66, staffMode: "optional", patientMode: "optional", reason: "A first try with patients" },
      { daysAgo: 44, staffMode: "required_every_login", patientMode: "optional", reason: "Our insurer asks for it" },
      { daysAgo: 20, staffMode: "required_every_login", patientMode: "off", reason: "Patients come back in spring" },
    ],
  },
];

const admin = (name: string, joinedDaysAgo: number, enrolledDaysAgo: number): CastMember => ({
  kind: "staff",
  role: "admin",
  state: "enrolled",
  name,
  joinedDaysAgo,
  enrolledDaysAgo,
});
const staff = (
  state: CastMember["state"],
  name: string,
  joinedDaysAgo: number,
  past: Pick<CastMember, "enrolledDaysAgo" | "skippedDaysAgo"> = {},
): CastMember => ({ kind: "staff", role: "staff", state, name, joinedDaysAgo, ...past });
const patient = (name: string, joinedDaysAgo: number, enrolledDaysAgo: number, phone?: string): CastMember => ({
  kind: "patient",
  state: phone ? "email_and_text" : "email",
  name,
  joinedDaysAgo,
  enrolledDaysAgo,
  ...(phone && { phone }),
});

/** Who works and who is treated at each clinic: every state that a script or a newcomer may want to try. */
export const demoCast: Readonly<Record<string, readonly CastMember[]>> = {
  lakeside: [
    admin("Maria Okafor", 83, 83),
    admin("Jonas Weber", 81, 76),
    admin("Priya Nair", 58, 57),
    staff("not_enrolled", "Tom Fisher", 24),
    staff("in_grace", "Elena Rossi", 62, { skippedDaysAgo: [38, 33] }),
    staff("enrolled", "Sam Carter", 79, { enrolledDaysAgo: 39 }),
    staff("one_code_left", "Aisha Khan", 74, { enrolledDaysAgo: 68 }),
    staff("locked", "Ben Ito", 50, { enrolledDaysAgo: 30 }),
    patient("Grace Hall", 65, 61),
    patient("Noah Brandt", 47, 19, "+447700900101"),
  ],
  harbour: [
    admin("Ingrid Solberg", 82, 82),
    admin("Carlos Mendes", 77, 71),
    staff("not_enrolled", "Hannah Lee", 3),
    staff("in_grace", "Oscar Lind", 16, { skippedDaysAgo: [12, 5] }),
    staff("enrolled", "Zoe Martin", 72, { enrolledDaysAgo: 43 }),
    staff("one_code_left", "Victor Hugo Prado", 69, { enrolledDaysAgo: 36 }),
    staff("locked", "Nina Kowalski", 55, { enrolledDaysAgo: 41 }),
    patient("Paul Adler", 64, 60),
    patient("Lucy Grant", 52, 31, "+447700900202"),
  ],
};
