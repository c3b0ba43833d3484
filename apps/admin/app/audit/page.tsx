export { AuditPage as default } from "../../src/audit/list/audit-page.tsx";
