import { expect, test } from "vitest";
import { portalAddress } from "./portal-address.ts";

const urls = {
  staff: "http://localhost:3000/",
  admin: "https://{clinic}.admin.example.org",
  patient: "https://portal.example.org",
};

test.each([
  ["the default clinic on its bare address", "staff", "lakeside", "http://localhost:3000"],
  ["another clinic under its label", "staff", "harbour", "http://harbour.localhost:3000"],
  ["a template, filled", "admin", "lakeside", "https://lakeside.admin.example.org"],
  ["a domain without a port", "patient", "harbour", "https://harbour.portal.example.org"],
] as const)("%s", (_, portal, slug, expected) => {
  expect(portalAddress({ urls, defaultClinic: "lakeside", onlyClinic: null }, portal, slug)).toBe(expected);
});

test("a deployment's only clinic has the address as it is", () => {
  expect(portalAddress({ urls, defaultClinic: null, onlyClinic: "harbour" }, "patient", "harbour")).toBe(urls.patient);
});
