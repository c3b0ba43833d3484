export { downloadCodesAtLogin as GET } from "@countersign/portal/recovery-codes/download-at-login.ts";
