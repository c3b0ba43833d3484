export { sendAffected as GET } from "../../../../../../src/security/send-affected.ts";
