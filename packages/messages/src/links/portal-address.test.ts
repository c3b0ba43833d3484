import { expect, test } from "vitest";
import { type PortalAddresses, portalAddress } from "./portal-address.ts";

const addresses: PortalAddresses = {
  urls: {
    staff: "http://localhost:3000/",
    admin: "https://{clinic}.admin.example.org",
    patient: "https://portal.example.org",
  },
  defaultClinic: "lakeside",
  onlyClinic: null,
};

test.each([
  ["the default clinic on its bare address", "staff", "lakeside", "http://localhost:3000"],
  ["another clinic under its label", "staff", "harbour", "http://harbour.localhost:3000"],
  ["a template, filled", "admin", "lakeside", "https://lakeside.admin.example.org"],
  ["the default clinic on a bare domain", "patient", "lakeside", "https://portal.example.org"],
  ["another clinic on a domain without a port", "patient", "harbour", "https://harbour.portal.example.org"],
] as const)("%s", (_, portal, slug, expected) => {
  expect(portalAddress(portal, slug, addresses)).toBe(expected);
});

test("a deployment's only clinic has the address as it is", () => {
  const alone = { ...addresses, defaultClinic: null, onlyClinic: "harbour" };
  expect(portalAddress("patient", "harbour", alone)).toBe("https://portal.example.org");
});
