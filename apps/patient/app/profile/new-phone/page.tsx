export { NewPhonePage as default } from "@countersign/portal/profile/set-up/new-phone-page.tsx";
