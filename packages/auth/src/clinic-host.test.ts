import { describe, expect, test } from "vitest";
import { type ClinicAddresses, clinicSlugOf, portalAddress } from "./clinic-host.ts";

const laptop: ClinicAddresses = {
  urls: { staff: "http://localhost:3000", admin: "http://localhost:3001", patient: "http://localhost:3002" },
  defaultClinic: "lakeside",
  onlyClinic: null,
};
const bareHost: ClinicAddresses = { ...laptop, urls: { ...laptop.urls, staff: "https://staff.example.org" } };
const template: ClinicAddresses = { ...laptop, urls: { ...laptop.urls, staff: "https://{clinic}.staff.example.org" } };

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

describe("where a clinic's portal is", () => {
  test.each([
    [laptop, "lakeside", "http://localhost:3000"],
    [laptop, "harbour", "http://harbour.localhost:3000"],
    [bareHost, "lakeside", "https://staff.example.org"],
    [bareHost, "harbour", "https://harbour.staff.example.org"],
    [template, "lakeside", "https://lakeside.staff.example.org"],
    [{ ...laptop, onlyClinic: "harbour" }, "harbour", "http://localhost:3000"],
  ])("%#: %s", (addresses, slug, address) => {
    expect(portalAddress("staff", slug, addresses)).toBe(address);
    expect(clinicSlugOf(new URL(address).hostname, "staff", addresses)).toBe(slug);
  });
});
