import { portalNextConfig } from "@countersign/server/next-config";

export default portalNextConfig(import.meta.dirname);
