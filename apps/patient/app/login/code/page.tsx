export { PatientCodePage as default } from "@countersign/portal/patient/login/code-page.tsx";
