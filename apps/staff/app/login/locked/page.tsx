export { LockedPage as default } from "@countersign/portal/login/code/locked-page.tsx";
