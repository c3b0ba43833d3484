export { ProfilePage as default } from "@countersign/portal/profile/profile-page.tsx";
