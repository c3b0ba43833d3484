export { ExportPage as default } from "../../../src/audit/export/export-page.tsx";
