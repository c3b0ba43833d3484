export { LoginRecoveryCodesPage as default } from "@countersign/portal/recovery-codes/login-page.tsx";
