export { ForgotPage as default } from "@countersign/portal/reset/forgot-page.tsx";
