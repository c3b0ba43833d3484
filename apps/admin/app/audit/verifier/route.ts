export { sendVerifier as GET } from "../../../src/audit/export/send-verifier.ts";
