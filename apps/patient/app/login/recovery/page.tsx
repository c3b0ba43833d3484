export { RecoveryPage as default } from "@countersign/portal/login/code/recovery-page.tsx";
