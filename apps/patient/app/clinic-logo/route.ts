export { sendLogo as GET } from "@countersign/portal/frame/logo/send-logo.ts";
