export { PatientHomePage as default } from "@countersign/portal/patient/home-page.tsx";
