import { portalNextConfig } from "@countersign/server/next-config";

export default {
  ...portalNextConfig(import.meta.dirname),
  // Files of people. The server in front lets so much through at the two pages that take one, and nowhere else.
  experimental: { serverActions: { bodySizeLimit: "11mb" } },
};
