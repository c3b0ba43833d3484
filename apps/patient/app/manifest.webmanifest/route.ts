export { sendManifest as GET } from "@countersign/portal/frame/installable/send-manifest.ts";
