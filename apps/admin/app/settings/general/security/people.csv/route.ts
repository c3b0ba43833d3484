export { sendAffected as GET } from "../../../../../src/review/send-affected.ts";
