export { EnrolPage as default } from "@countersign/portal/login/enrol/enrol-page.tsx";
