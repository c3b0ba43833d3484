export { CodeHelpPage as default } from "@countersign/portal/patient/login/help-page.tsx";
