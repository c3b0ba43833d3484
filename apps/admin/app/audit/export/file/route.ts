export { sendTrail as POST } from "../../../../src/audit/export/send-trail.ts";
