import type { Portal } from "@countersign/db";

/** What each front door is called: in the header, in titles, in sentences. */
export const portalNames: Readonly<Record<Portal, string>> = {
  staff: "Staff portal",
  admin: "Admin console",
  patient: "Patient portal",
};

/** The few places of each portal, in the order of its navigation. */
export const portalPlaces: Readonly<Record<Portal, readonly { readonly href: string; readonly label: string }[]>> = {
  staff: [
    { href: "/", label: "Home" },
    { href: "/profile/login", label: "Profile" },
  ],
  admin: [
    { href: "/staff", label: "Staff" },
    { href: "/patients", label: "Patients" },
    { href: "/settings/general/security", label: "Settings" },
    { href: "/profile/login", label: "Profile" },
  ],
  patient: [
    { href: "/", label: "Home" },
    { href: "/profile/login", label: "Profile" },
  ],
};
