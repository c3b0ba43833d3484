import { type Capability, may, type Role } from "@countersign/accounts";
import type { Portal } from "@countersign/db";

/** One entry of a portal's navigation. */
interface PortalPlace {
  readonly href: string;
  readonly label: string;
  /** What it takes to be let in there; absent where everybody is. */
  readonly needs?: Capability;
}

const home: PortalPlace = { href: "/", label: "Home" };
const profile: PortalPlace = { href: "/profile/login", label: "Profile" };

/** The few places of each portal, in the order of its navigation. */
const portalPlaces: Readonly<Record<Portal, readonly PortalPlace[]>> = {
  staff: [home, profile],
  admin: [
    { href: "/", label: "Dashboard" },
    { href: "/staff", label: "Staff", needs: "see_people" },
    { href: "/patients", label: "Patients", needs: "see_people" },
    { href: "/audit", label: "Audit", needs: "read_trail" },
    { href: "/settings/general", label: "Settings", needs: "change_policy" },
    profile,
  ],
  patient: [home, profile],
};

/** Where somebody of this role is led in this portal. It guards nothing: each page does, by the same capability. */
export function placesFor(portal: Portal, role: Role | null): readonly PortalPlace[] {
  return portalPlaces[portal].filter(({ needs }) => needs === undefined || may(role, needs));
}
