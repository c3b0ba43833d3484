export { PatientConfirmPage as default } from "@countersign/portal/patient/step-up/confirm-page.tsx";
