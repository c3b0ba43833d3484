export { MovePage as default } from "@countersign/portal/profile/set-up/move-page.tsx";
