export { ResetPage as default } from "@countersign/portal/reset/reset-page.tsx";
