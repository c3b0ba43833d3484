import type { DemoPerson } from "./demo-file.ts";

/** A clinic of the demo, as it is before anybody changes a policy. */
export type DemoClinic = {
  readonly slug: string;
  readonly name: string;
  readonly helpPhone: string;
  readonly helpEmail: string;
  readonly helpHours: string;
  /** `#rrggbb`. */
  readonly accent: string;
  readonly staffMode: "optional" | "required_every_login";
  readonly patientMode: "off" | "optional";
};

/** Somebody before they have a password, a key or codes. */
export type CastMember = Pick<DemoPerson, "kind" | "state" | "name"> & {
  readonly role?: "staff" | "admin";
  readonly phone?: string;
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
    staffMode: "optional",
    patientMode: "optional",
  },
  {
    slug: "harbour",
    name: "Harbour Dental",
    helpPhone: "+44 20 7946 0202",
    helpEmail: "hello@harbour.example",
    helpHours: "Monday to Saturday, 9:00 to 17:00",
    accent: "#7a3e9d",
    staffMode: "required_every_login",
    patientMode: "off",
  },
];

const admin = (name: string): CastMember => ({ kind: "staff", role: "admin", state: "enrolled", name });
const staff = (state: CastMember["state"], name: string): CastMember => ({ kind: "staff", role: "staff", state, name });

/** Who works and who is treated at each clinic: every state that a script or a newcomer may want to try. */
export const demoCast: Readonly<Record<string, readonly CastMember[]>> = {
  lakeside: [
    admin("Maria Okafor"),
    admin("Jonas Weber"),
    admin("Priya Nair"),
    staff("not_enrolled", "Tom Fisher"),
    staff("in_grace", "Elena Rossi"),
    staff("enrolled", "Sam Carter"),
    staff("one_code_left", "Aisha Khan"),
    staff("locked", "Ben Ito"),
    { kind: "patient", state: "email", name: "Grace Hall" },
    { kind: "patient", state: "email_and_text", name: "Noah Brandt", phone: "+447700900101" },
  ],
  harbour: [
    admin("Ingrid Solberg"),
    admin("Carlos Mendes"),
    staff("not_enrolled", "Hannah Lee"),
    staff("in_grace", "Oscar Lind"),
    staff("enrolled", "Zoe Martin"),
    staff("one_code_left", "Victor Hugo Prado"),
    staff("locked", "Nina Kowalski"),
    { kind: "patient", state: "email", name: "Paul Adler" },
    { kind: "patient", state: "email_and_text", name: "Lucy Grant", phone: "+447700900202" },
  ],
};
