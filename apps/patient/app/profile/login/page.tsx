export { PatientProfilePage as default } from "@countersign/portal/patient/profile/profile-page.tsx";
