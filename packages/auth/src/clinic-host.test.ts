import { type PortalAddresses, portalAddress } from "@countersign/messages/portal-address";
import { describe, expect, test } from "vitest";
import { clinicSlugOf } from "./clinic-host.ts";

const laptop: PortalAddresses = {
  urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
  defaultClinic: "lakeside",
  onlyClinic: null,
};
const bareHost: PortalAddresses = { ...laptop, urls: { ...laptop.urls, staff: "https://staff.example.org" } };
const template: PortalAddresses = { ...laptop, urls: { ...laptop.urls, staff: "https://{clinic}.staff.example.org" } };

describe("which clinic a host belongs to", () => {
  test.each([
    ["lakeside.example.org", "lakeside"],
    ["harbour.localhost", "harbour"],
    ["harbour.staff.example.org", "harbour"],
    ["harbour", "harbour"],
    ["www.example.org", "www"],
    ["127.example.org", "127"],
  ])("%s: the first label, %s", (hostname, slug) => {
    expect(clinicSlugOf(hostname, "staff", laptop)).toBe(slug);
  });

  test.each(["localhost", "127.0.0.1", "192.168.1.20", "[::1]", "[2001:db8::1]"])(
    "%s names no clinic: the default one",
    (hostname) => {
      expect(clinicSlugOf(hostname, "staff", laptop)).toBe("lakeside");
      expect(clinicSlugOf(hostname, "staff", { ...laptop, defaultClinic: null })).toBe(hostname);
    },
  );

  test("the configured address itself is the default clinic's, in its own portal only", () => {
    expect(clinicSlugOf("staff.example.org", "staff", bareHost)).toBe("lakeside");
    expect(clinicSlugOf("harbour.staff.example.org", "staff", bareHost)).toBe("harbour");
    expect(clinicSlugOf("staff.example.org", "admin", bareHost)).toBe("staff");
  });

  test.each(["harbour.example.org", "localhost", "10.0.0.1", "anything"])(
    "%s: where a deployment has one clinic, every host is its",
    (hostname) => {
      expect(clinicSlugOf(hostname, "staff", { ...laptop, onlyClinic: "lakeside" })).toBe("lakeside");
    },
  );
});

test.each([
  ["its label", laptop, "harbour"],
  ["the bare name", laptop, "lakeside"],
  ["a bare domain", bareHost, "lakeside"],
  ["a label before a domain", bareHost, "harbour"],
  ["a template", template, "lakeside"],
  ["any host", { ...laptop, onlyClinic: "harbour" }, "harbour"],
])("a link to a clinic by %s leads back to that clinic", (_how, addresses, slug) => {
  const { hostname } = new URL(portalAddress("staff", slug, addresses));
  expect(clinicSlugOf(hostname, "staff", addresses)).toBe(slug);
});
