export { downloadCodes as GET } from "@countersign/portal/recovery-codes/download-in-session.ts";
