export { ReEnrolPage as default } from "@countersign/portal/re-enrolment/re-enrol-page.tsx";
