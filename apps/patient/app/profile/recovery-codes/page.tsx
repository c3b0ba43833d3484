export { ProfileRecoveryCodesPage as default } from "@countersign/portal/recovery-codes/profile-page.tsx";
